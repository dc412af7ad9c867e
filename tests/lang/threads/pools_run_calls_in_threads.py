# ThreadPoolExecutor: results in order and as they come, errors, time limits, callbacks, names.
import threading
import time
from concurrent.futures import (ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, Future,
                                ThreadPoolExecutor, as_completed, wait)


def nap(seconds):
    time.sleep(seconds)
    return seconds


def attempt(call):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)


with ThreadPoolExecutor(max_workers=3) as pool:
    begun = time.monotonic()
    futures = {pool.submit(nap, seconds): seconds for seconds in (0.06, 0.001, 0.03)}
    print([futures[future] for future in as_completed(futures)])
    print(list(pool.map(nap, [0.03, 0.001, 0.02])), time.monotonic() - begun < 2)
    slow = pool.submit(nap, 0.2)
    while not slow.running():
        time.sleep(0.001)
    print(slow.done(), slow.running(), slow.cancel())
    attempt(lambda: slow.result(timeout=0.001))
    print(slow.result(), slow.done())
    attempt(lambda: pool.submit(int, "x").result())
    attempt(lambda: list(pool.map(nap, [0.05, 0.05], timeout=0.001)))

# One thread: what waits can be cancelled.
gate = threading.Event()
with ThreadPoolExecutor(1, thread_name_prefix="single") as pool:
    first = pool.submit(gate.wait)
    second, third = pool.submit(print, "never"), pool.submit(
        lambda: threading.current_thread().name)
    while not first.running():
        time.sleep(0.001)
    print(second.cancel(), second.cancelled(), second.done(), third.running(), third.done())
    third.add_done_callback(lambda future: print("callback:", future.result()))
    gate.set()
    print(third.result(), first.result())
    attempt(second.result)

# Waiting for some of them.
gate = threading.Event()
with ThreadPoolExecutor(4) as pool:
    quick, held = pool.submit(pow, 2, 5), pool.submit(gate.wait)
    done, rest = wait([quick, held], return_when=FIRST_COMPLETED)
    print(done == {quick}, rest == {held})
    failing = pool.submit(nap, -1)
    done, rest = wait([failing, held], return_when=FIRST_EXCEPTION)
    print(done == {failing}, rest == {held}, type(failing.exception()).__name__)
    done, rest = wait([held], timeout=0.01)
    print(done, rest == {held})
    attempt(lambda: list(as_completed([quick, held], timeout=0.01)))
    gate.set()
    done, rest = wait([quick, failing, held], return_when=ALL_COMPLETED)
    print(len(done), rest)
attempt(lambda: pool.submit(print))

# Initializers, and futures without a pool.
local = threading.local()


def begin(value):
    local.value = value


with ThreadPoolExecutor(2, initializer=begin, initargs=("set up",)) as pool:
    print(set(pool.map(lambda _: local.value, range(6))), hasattr(local, "value"))
future = Future()
threading.Timer(0.005, future.set_result, ["by hand"]).start()
print(future.result(timeout=5))
future = Future()
thread = threading.Timer(0.005, future.set_exception, [KeyError("key")])
thread.start()
print(repr(future.exception(timeout=5)))
pool = ThreadPoolExecutor(1)
gate = threading.Event()
futures = [pool.submit(gate.wait)] + [pool.submit(nap, 0) for _ in range(3)]
while not futures[0].running():
    time.sleep(0.001)
pool.shutdown(wait=False, cancel_futures=True)
gate.set()
print([future.cancelled() for future in futures], futures[0].result())
