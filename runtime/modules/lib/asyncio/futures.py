"""Futures."""
import concurrent.futures
from _asyncio import Future
from asyncio.exceptions import CancelledError

__all__ = "Future", "wrap_future", "isfuture"


def isfuture(obj):
    return getattr(type(obj), "_asyncio_future_blocking", None) is not None


def _copy_result(source, target):
    """What the one has come to, the other comes to, unless it has ended already."""
    if target.done():
        return
    if source.cancelled():
        target.cancel()
    elif source.exception() is not None:
        target.set_exception(_translate(source.exception(), target))
    else:
        target.set_result(source.result())


def _translate(problem, target):
    """Each kind of futures has its own error of being cancelled."""
    if isinstance(problem, concurrent.futures.CancelledError) and isfuture(target):
        return CancelledError(*problem.args)
    return problem


def wrap_future(future, *, loop=None):
    """A future of asyncio that ends as one of concurrent.futures does, and cancels it."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), \
        f"concurrent.futures.Future is expected, got {future!r}"
    wrapped = Future(loop=loop)
    loop = wrapped.get_loop()

    def tell(source):
        if not loop.is_closed():
            loop.call_soon_threadsafe(_copy_result, source, wrapped)

    future.add_done_callback(tell)
    wrapped.add_done_callback(lambda ended: ended.cancelled() and future.cancel())
    return wrapped


def tie_future(source, target):
    """The other way: a future of concurrent.futures ends as one of asyncio does, and cancels it."""
    loop = source.get_loop()

    def tell(ended):
        if ended.cancelled():
            target.cancel()
        if target.set_running_or_notify_cancel():
            _copy_result(ended, target)

    def cancel(ended):
        if ended.cancelled() and not loop.is_closed():
            loop.call_soon_threadsafe(source.cancel)

    source.add_done_callback(tell)
    target.add_done_callback(cancel)
