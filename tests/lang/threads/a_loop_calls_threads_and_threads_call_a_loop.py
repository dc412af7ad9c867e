# asyncio beside threads: to_thread, run_in_executor, run_coroutine_threadsafe.
import asyncio
import contextvars
import threading
import time
from concurrent.futures import ThreadPoolExecutor

name = contextvars.ContextVar("name", default="nobody")


def blocking(text, seconds):
    time.sleep(seconds)
    return f"{text} of {name.get()}", threading.current_thread() is threading.main_thread()


async def tick(log):
    while True:
        log.append("tick")
        await asyncio.sleep(0.005)


async def main():
    name.set("main")
    log = []
    ticking = asyncio.create_task(tick(log))
    print(await asyncio.gather(asyncio.to_thread(blocking, "slow", 0.05),
                               asyncio.to_thread(blocking, "quick", 0.001)))
    print(len(log) > 3)
    ticking.cancel()
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, pow, 2, 10))
    with ThreadPoolExecutor(1, thread_name_prefix="own") as pool:
        print(await loop.run_in_executor(pool, lambda: threading.current_thread().name))
    try:
        await loop.run_in_executor(None, int, "x")
    except ValueError as problem:
        print(problem)
    try:
        await asyncio.wait_for(asyncio.to_thread(time.sleep, 0.05), 0.001)
    except TimeoutError as problem:
        print("too slow")
    event = asyncio.Event()
    threading.Timer(0.005, loop.call_soon_threadsafe, [event.set]).start()
    print(await event.wait())
    queue = asyncio.Queue()

    def produce():
        for item in range(3):
            asyncio.run_coroutine_threadsafe(queue.put(item), loop).result()

    thread = threading.Thread(target=produce)
    thread.start()
    print([await queue.get() for _ in range(3)])
    await asyncio.to_thread(thread.join)


asyncio.run(main())


# A loop of its own in a thread.
async def add(left, right):
    await asyncio.sleep(0.002)
    return left + right


async def fail():
    raise KeyError("inside")


loop = asyncio.new_event_loop()
thread = threading.Thread(target=loop.run_forever, daemon=True)
thread.start()
futures = [asyncio.run_coroutine_threadsafe(add(n, n), loop) for n in range(3)]
print([future.result(timeout=5) for future in futures])
print(repr(asyncio.run_coroutine_threadsafe(fail(), loop).exception(timeout=5)))
endless = asyncio.run_coroutine_threadsafe(asyncio.sleep(100), loop)
asyncio.run_coroutine_threadsafe(add(1, 1), loop).result()  # it has begun
print(endless.cancel(), endless.cancelled())
asyncio.run_coroutine_threadsafe(add(1, 1), loop).result()  # it has ended
loop.call_soon_threadsafe(loop.stop)
thread.join()
loop.close()


def without_loop():
    for call in asyncio.get_running_loop, asyncio.get_event_loop_policy().get_event_loop:
        try:
            call()
        except RuntimeError as problem:
            print(problem)
    print(asyncio.run(add(20, 22)))


thread = threading.Thread(target=without_loop, name="other")
thread.start()
thread.join()
