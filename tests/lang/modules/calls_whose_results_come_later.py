# concurrent.futures: executors, futures by hand, waiting, and what is refused.
import concurrent.futures
import re
from concurrent.futures import Future, ThreadPoolExecutor, as_completed, wait


def show(value):
    return re.sub("0x[0-9a-f]+", "0x", repr(value))


def attempt(*calls):
    for call in calls:
        try:
            print(show(call()))
        except Exception as problem:
            print(type(problem).__module__, type(problem).__name__, show(problem))


with ThreadPoolExecutor(max_workers=4) as pool:
    futures = {pool.submit(pow, n, 2): n for n in range(6)}
    print(sorted((futures[future], future.result()) for future in as_completed(futures)))
    print(list(pool.map(pow, [1, 2], [3, 4, 5])), list(pool.map(str.upper, "abc", chunksize=2)))
    failing = pool.submit(lambda: 1 / 0)
    print(type(failing.exception()), failing.done(), failing.running(), failing.cancel())
    failing.add_done_callback(lambda future: print("called", future is failing))
    attempt(lambda: failing.result(), lambda: list(pool.map(lambda n: 1 / n, [1, 0, 2])))
    done, left = wait([failing, *futures])
    print(len(done), left, wait([failing], return_when=concurrent.futures.FIRST_EXCEPTION))
attempt(lambda: pool.submit(pow, 1, 1), lambda: list(pool.map(pow, [1], [2])))

pool = ThreadPoolExecutor(2, "prefix", initializer=print, initargs=("begins",))
attempt(lambda: pool.submit(int, "5").result(), lambda: pool._max_workers, lambda: pool.submit(),
        lambda: pool.submit(dict, a=1).result(), lambda: pool.shutdown(cancel_futures=True),
        lambda: ThreadPoolExecutor(0), lambda: ThreadPoolExecutor(initializer=5))

print("by hand")
future = Future()
future.add_done_callback(lambda future: print("done", show(future)))
attempt(lambda: future, lambda: future.running(), lambda: future.done(),
        lambda: future.result(timeout=0.001), lambda: future.exception(timeout=0),
        lambda: list(as_completed([future], timeout=0)), lambda: wait([future], timeout=0),
        lambda: future.set_running_or_notify_cancel(), lambda: future, lambda: future.cancel(),
        lambda: future.set_result(5), lambda: future, lambda: future.set_result(6),
        lambda: future.set_exception(KeyError(1)), lambda: future.result(),
        lambda: future.exception())
future = Future()
attempt(lambda: future.cancel(), lambda: future.cancel(), lambda: future.cancelled(),
        lambda: future.done(), lambda: future, lambda: future.result(),
        lambda: future.set_running_or_notify_cancel(), lambda: future)
future = Future()
attempt(lambda: future.set_exception(KeyError(1)), lambda: future, lambda: future.exception(),
        lambda: future.result(), lambda: wait([]), lambda: wait([Future()], return_when="x"),
        lambda: list(as_completed([])), lambda: Future[int])
print(concurrent.futures.TimeoutError is TimeoutError, concurrent.futures.CancelledError.__mro__)
