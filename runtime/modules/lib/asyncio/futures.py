"""Futures."""
import concurrent.futures
from _asyncio import Future

__all__ = "Future", "wrap_future", "isfuture"


def isfuture(obj):
    return getattr(type(obj), "_asyncio_future_blocking", None) is not None


def wrap_future(future, *, loop=None):
    """The same result as a future of asyncio; what executors give is finished already."""
    if isfuture(future):
        return future
    assert isinstance(future, concurrent.futures.Future), \
        f"concurrent.futures.Future is expected, got {future!r}"
    wrapped = Future(loop=loop)
    problem = future.exception()
    if problem is None:
        wrapped.set_result(future.result())
    else:
        wrapped.set_exception(problem)
    return wrapped
