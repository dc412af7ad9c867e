# asyncio: tasks, gathering, time limits, groups and cancellation.
import asyncio
import traceback


async def report(delay, text):
    await asyncio.sleep(delay)
    print("report", text)
    return text


async def fail(problem):
    raise problem


async def start_and_gather():
    late = asyncio.create_task(report(0.2, "late"))
    early = asyncio.create_task(report(0.05, "early"), name="early one")
    print(late.get_name(), early.get_name(), asyncio.current_task().get_name())
    print(repr(late).replace(__file__, "FILE"))
    print(late.done(), late.cancelled(), len(asyncio.all_tasks()))
    print(await asyncio.gather(late, early, report(0, "now")))
    print(repr(late).replace(__file__, "FILE"), late.result(), late.exception())
    print(await asyncio.gather())
    same = report(0, "twice")
    print(await asyncio.gather(same, same))
    mixed = await asyncio.gather(fail(ValueError("one")), report(0, "two"),
                                 return_exceptions=True)
    print(mixed)
    try:
        await asyncio.gather(fail(KeyError("first")), report(0.001, "goes on"))
    except KeyError as problem:
        print(repr(problem))
    await asyncio.sleep(0.05)


async def limit_time():
    try:
        await asyncio.wait_for(report(1, "never"), 0.001)
    except asyncio.TimeoutError as problem:
        print(repr(problem), repr(problem.__cause__))
    print(await asyncio.wait_for(report(0, "in time"), 5))
    print(await asyncio.wait_for(report(0, "no limit"), None))
    try:
        async with asyncio.timeout(0.001) as limit:
            await report(1, "never")
    except TimeoutError as problem:
        print(repr(problem), limit.expired(), limit)
    async with asyncio.timeout(5) as limit:
        await report(0, "quick")
    print(limit.expired(), limit)
    protected = asyncio.create_task(report(0.15, "protected"))
    try:
        await asyncio.wait_for(asyncio.shield(protected), 0.01)
    except TimeoutError:
        print("shielded:", protected.cancelled())
    print(await protected)


async def group():
    async with asyncio.TaskGroup() as tasks:
        one = tasks.create_task(report(0.001, 1))
        two = tasks.create_task(report(0, 2))
    print(one.result(), two.result())
    try:
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(fail(ValueError("in a group")))
            other = tasks.create_task(report(1, "never"))
    except* ValueError as problems:
        print(repr(problems), other.cancelled())


async def cancel():
    task = asyncio.create_task(report(1, "never"))
    await asyncio.sleep(0)
    print(task.cancel("no longer wanted"), task.cancelling())
    try:
        await task
    except asyncio.CancelledError as problem:
        print(repr(problem), task.cancelled(), task.cancel())
    finished, running = await asyncio.wait(
        [asyncio.create_task(report(0, "wins")), asyncio.create_task(report(1, "loses"))],
        return_when=asyncio.FIRST_COMPLETED)
    print([task.result() for task in finished], len(running))
    for task in running:
        task.cancel()
    for coming in asyncio.as_completed([report(0.15, "slow"), report(0.01, "fast")]):
        print("completed", await coming)
    print(await asyncio.to_thread(sum, [1, 2, 3]))


async def futures():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.add_done_callback(lambda done: print("called back with", done.result()))
    print(future)
    for wrong in (future.result, future.exception):
        try:
            wrong()
        except asyncio.InvalidStateError as problem:
            print(repr(problem))
    loop.call_later(0.001, future.set_result, [1, 2])
    print(await future, future)
    try:
        future.set_result(3)
    except asyncio.InvalidStateError as problem:
        print(repr(problem))
    try:
        await asyncio.create_task(fail(KeyError("inside")))
    except KeyError as problem:
        print([entry.name for entry in traceback.extract_tb(problem.__traceback__)])


for part in start_and_gather, limit_time, group, cancel, futures:
    print("--", part.__name__)
    asyncio.run(part())
print("-- refused")
for wrong in (lambda: asyncio.run(futures), asyncio.get_running_loop,
              lambda: asyncio.create_task(3), lambda: asyncio.run(asyncio.sleep("soon")),
              lambda: asyncio.run(asyncio.wait([])), lambda: asyncio.run(asyncio.gather(3))):
    try:
        wrong()
    except (ValueError, RuntimeError, TypeError) as problem:
        print(type(problem).__name__, str(problem).split(" at 0x")[0])
