"""Tasks, and ways to wait for several."""
import concurrent.futures
import functools
import inspect
import types

from _asyncio import Future, Task, all_tasks, current_task
from asyncio import events, exceptions, futures
from asyncio.coroutines import iscoroutine
from asyncio.futures import isfuture

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait",
           "wait_for", "as_completed", "sleep", "gather", "shield", "ensure_future",
           "run_coroutine_threadsafe", "current_task", "all_tasks")

FIRST_COMPLETED = concurrent.futures.FIRST_COMPLETED
FIRST_EXCEPTION = concurrent.futures.FIRST_EXCEPTION
ALL_COMPLETED = concurrent.futures.ALL_COMPLETED


def create_task(coro, *, name=None, context=None):
    loop = events.get_running_loop()
    task = loop.create_task(coro) if context is None else loop.create_task(coro, context=context)
    if name is not None:
        task.set_name(name)
    return task


async def _wrap_awaitable(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    """The future itself, or a task of the coroutine."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError("The future belongs to a different loop than the one specified as "
                             "the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not inspect.isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
        coro_or_future = _wrap_awaitable(coro_or_future)
    if loop is None:
        loop = events.get_event_loop()
    return loop.create_task(coro_or_future)


@types.coroutine
def _yield_once():
    yield


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


async def sleep(delay, result=None):
    if delay <= 0:
        await _yield_once()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_result_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


def _release_waiter(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def _cancel_and_wait(future, loop):
    waiter = loop.create_future()
    callback = functools.partial(_release_waiter, waiter)
    future.add_done_callback(callback)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(callback)


async def _finish_or_cancel(future, loop):
    """What wait_for does without time left: the result if it is there, TimeoutError otherwise."""
    if future.done():
        return future.result()
    await _cancel_and_wait(future, loop)
    try:
        return future.result()
    except exceptions.CancelledError as error:
        raise exceptions.TimeoutError() from error


async def wait_for(fut, timeout):
    loop = events.get_running_loop()
    if timeout is None:
        return await fut
    if timeout <= 0:
        return await _finish_or_cancel(ensure_future(fut, loop=loop), loop)
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release_waiter, waiter)
    callback = functools.partial(_release_waiter, waiter)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(callback)
    try:
        try:
            await waiter
        except exceptions.CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(callback)
            await _cancel_and_wait(fut, loop)
            raise
        if not fut.done():
            fut.remove_done_callback(callback)
        return await _finish_or_cancel(fut, loop)
    finally:
        timer.cancel()


def _check_not_single(value, function):
    if isfuture(value) or iscoroutine(value):
        raise TypeError(f"{function}, not {type(value).__name__}")


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """The sets of those done and those pending, as soon as `return_when` or `timeout` says."""
    _check_not_single(fs, "expect a list of futures")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    futures = set(fs)
    if any(iscoroutine(future) for future in futures):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release_waiter, waiter)
    left = len(futures)

    def _on_completion(future):
        nonlocal left
        left -= 1
        failed = not future.cancelled() and future.exception() is not None
        if left <= 0 or return_when == FIRST_COMPLETED or \
                return_when == FIRST_EXCEPTION and failed:
            if timer is not None:
                timer.cancel()
            _release_waiter(waiter)

    for future in futures:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(_on_completion)
    done = {future for future in futures if future.done()}
    return done, futures - done


def as_completed(fs, *, timeout=None):
    """Coroutines that give the results in the order in which they come."""
    _check_not_single(fs, "expect an iterable of futures")
    from asyncio.queues import Queue
    done = Queue()
    loop = events.get_event_loop()
    todo = {ensure_future(future, loop=loop) for future in set(fs)}
    timer = None

    def _on_timeout():
        for future in todo:
            future.remove_done_callback(_on_completion)
            done.put_nowait(None)
        todo.clear()

    def _on_completion(future):
        if not todo:
            return
        todo.remove(future)
        done.put_nowait(future)
        if not todo and timer is not None:
            timer.cancel()

    async def _wait_for_one():
        future = await done.get()
        if future is None:
            raise exceptions.TimeoutError
        return future.result()

    for future in todo:
        future.add_done_callback(_on_completion)
    if todo and timeout is not None:
        timer = loop.call_later(timeout, _on_timeout)
    for _ in range(len(todo)):
        yield _wait_for_one()


class _GatheringFuture(Future):
    """What gather gives: to cancel it is to cancel its children."""
    _cancel_requested = False

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = [child.cancel(msg=msg) for child in self._children]
        if any(cancelled):
            self._cancel_requested = True
        return any(cancelled)


def _outcome(child):
    if child.cancelled():
        return exceptions.CancelledError("" if child._cancel_message is None
                                         else child._cancel_message)
    return child.exception() or child.result()


def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of all results."""
    if not coros_or_futures:
        outer = events.get_event_loop().create_future()
        outer.set_result([])
        return outer

    def _done_callback(child):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._cancelled_error())
                return
            if child.exception() is not None:
                outer.set_exception(child.exception())
                return
        if finished < len(futures):
            return
        if outer._cancel_requested:
            outer.set_exception(child._cancelled_error() if child.cancelled()
                                else exceptions.CancelledError())
        else:
            outer.set_result([_outcome(future) for future in children])

    futures, children, finished, loop, outer = {}, [], 0, None, None
    for item in coros_or_futures:
        if item not in futures:
            future = futures[item] = ensure_future(item, loop=loop)
            loop = future.get_loop()
            future.add_done_callback(_done_callback)
        children.append(futures[item])
    outer = _GatheringFuture(children, loop=loop)
    return outer


def shield(arg):
    """A future with the result of `arg`, which goes on when this one is cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer


def run_coroutine_threadsafe(coro, loop):
    """Has a loop of another thread run the coroutine; a future of concurrent.futures."""
    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def begin():
        try:
            futures.tie_future(ensure_future(coro, loop=loop), future)
        except BaseException as problem:
            if future.set_running_or_notify_cancel():
                future.set_exception(problem)
            raise

    loop.call_soon_threadsafe(begin)
    return future
