# asyncio: locks, events, conditions, semaphores, barriers and queues.
import asyncio


def shown(thing):
    head, _, tail = repr(thing).partition(" at 0x")
    return head + tail[tail.find(" "):]


async def locks():
    lock = asyncio.Lock()
    print(shown(lock))

    async def use(name):
        async with lock:
            print(name, "has it", shown(lock))
            await asyncio.sleep(0)
    await asyncio.gather(use("one"), use("two"), use("three"))
    try:
        lock.release()
    except RuntimeError as problem:
        print(problem)


async def signals():
    event, condition = asyncio.Event(), asyncio.Condition()

    async def wait_for_event(name):
        await event.wait()
        print(name, "saw the event")

    async def wait_for_notice(name):
        async with condition:
            await condition.wait()
            print(name, "was notified")
    waiting = [asyncio.create_task(wait_for_event(name)) for name in "ab"]
    waiting += [asyncio.create_task(wait_for_notice(name)) for name in "cde"]
    await asyncio.sleep(0)
    print(shown(event), shown(condition))
    event.set()
    async with condition:
        condition.notify(1)
    await asyncio.sleep(0.02)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*waiting)
    print(event.is_set(), shown(event))


async def semaphores():
    semaphore, inside = asyncio.Semaphore(2), 0

    async def work(number):
        nonlocal inside
        async with semaphore:
            inside += 1
            print("enter", inside <= 2)
            await asyncio.sleep(0.001)
            inside -= 1
    await asyncio.gather(*(work(number) for number in range(4)))
    try:
        asyncio.BoundedSemaphore(1).release()
    except ValueError as problem:
        print(problem)
    barrier = asyncio.Barrier(3)

    async def meet():
        return await barrier.wait()
    print(sorted(await asyncio.gather(meet(), meet(), meet())), shown(barrier))


async def queues():
    queue = asyncio.Queue(maxsize=2)

    async def produce():
        for number in range(4):
            await queue.put(number)
            print("put", number, queue)
        await queue.put(None)

    async def consume():
        while (number := await queue.get()) is not None:
            print("got", number, queue.qsize())
            queue.task_done()
        queue.task_done()
    producing = asyncio.create_task(produce())
    await asyncio.gather(producing, consume())
    await queue.join()
    print(queue, queue.empty(), queue.full())
    for wrong in (queue.task_done, queue.get_nowait):
        try:
            wrong()
        except (ValueError, asyncio.QueueEmpty) as problem:
            print(repr(problem))
    await queue.put(1)
    await queue.put(2)
    try:
        queue.put_nowait(3)
    except asyncio.QueueFull as problem:
        print(repr(problem))
    for kind in asyncio.PriorityQueue, asyncio.LifoQueue:
        other = kind()
        for number in (2, 3, 1):
            other.put_nowait(number)
        print(kind.__name__, [await other.get() for _ in range(3)])

for part in locks, signals, semaphores, queues:
    print("--", part.__name__)
    asyncio.run(part())
