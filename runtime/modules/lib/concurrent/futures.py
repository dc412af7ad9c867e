"""Calls whose results come later. There is one thread: an executor runs a call when it is submitted,
so each future that it gives is finished."""
import logging as _logging
import time as _time
import types as _types
from collections import namedtuple as _namedtuple

__all__ = ("FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "CancelledError",
           "TimeoutError", "BrokenExecutor", "Future", "Executor", "wait", "as_completed",
           "ProcessPoolExecutor", "ThreadPoolExecutor")
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = (
    "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED")
PENDING, RUNNING, CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED = (
    "PENDING", "RUNNING", "CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED")
_STATE_NAMES = {PENDING: "pending", RUNNING: "running", CANCELLED: "cancelled",
                CANCELLED_AND_NOTIFIED: "cancelled", FINISHED: "finished"}
_ENDED = (CANCELLED, CANCELLED_AND_NOTIFIED, FINISHED)
_HOME = "concurrent.futures._base"
LOGGER = _logging.getLogger("concurrent.futures")
TimeoutError = TimeoutError


class Error(Exception):
    """What all errors of futures are."""
    __module__ = _HOME


class CancelledError(Error):
    """The future was cancelled."""
    __module__ = _HOME


class InvalidStateError(Error):
    """The future cannot do that in its state."""
    __module__ = _HOME


class BrokenExecutor(RuntimeError):
    """The executor cannot run calls any more."""
    __module__ = _HOME


class BrokenThreadPool(BrokenExecutor):
    """An initializer failed."""
    __module__ = "concurrent.futures.thread"


class Future:
    """The result of a call, now or later."""
    __module__ = _HOME

    def __init__(self):
        self._state = PENDING
        self._result = self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        shown = _STATE_NAMES[self._state]
        if self._state == FINISHED:
            if self._exception:
                shown += f" raised {self._exception.__class__.__name__}"
            else:
                shown += f" returned {self._result.__class__.__name__}"
        return f"<{self.__class__.__name__} at {id(self):#x} state={shown}>"

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._invoke(callback)

    def _invoke(self, callback):
        try:
            callback(self)
        except Exception:
            LOGGER.exception("exception calling callback for %r", self)

    def cancel(self):
        """Cancels what has not begun; whether that went."""
        if self._state in (RUNNING, FINISHED):
            return False
        if self._state == PENDING:
            self._state = CANCELLED
            self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in (CANCELLED, CANCELLED_AND_NOTIFIED)

    def running(self):
        return self._state == RUNNING

    def done(self):
        return self._state in _ENDED

    def add_done_callback(self, fn):
        """Calls fn(self) at the end, or now if that has come."""
        if self._state in _ENDED:
            self._invoke(fn)
        else:
            self._done_callbacks.append(fn)

    def _await(self, timeout):
        """No other thread can end it meanwhile."""
        if self._state not in _ENDED:
            if timeout is None:
                raise RuntimeError("deadlock: the only thread waits for a future that nothing ends")
            _time.sleep(max(0, timeout))
            raise TimeoutError()
        if self.cancelled():
            raise CancelledError()

    def result(self, timeout=None):
        """What the call returned, or raises what it raised."""
        self._await(timeout)
        if self._exception:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        """What the call raised, or None."""
        self._await(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == CANCELLED:
            self._state = CANCELLED_AND_NOTIFIED
            return False
        if self._state != PENDING:
            LOGGER.critical("Future %s in unexpected state: %s", id(self), self._state)
            raise RuntimeError("Future in unexpected state")
        self._state = RUNNING
        return True

    def _end(self, result, exception):
        if self._state in _ENDED:
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._result, self._exception = result, exception
        self._state = FINISHED
        self._invoke_callbacks()

    def set_result(self, result):
        self._end(result, None)

    def set_exception(self, exception):
        self._end(None, exception)

    __class_getitem__ = classmethod(_types.GenericAlias)


# ---- waiting ------------------------------------------------------------------------------------

DoneAndNotDoneFutures = _namedtuple("DoneAndNotDoneFutures", "done not_done", module=_HOME)


def as_completed(fs, timeout=None):
    """The futures, those that are finished first."""
    left = dict.fromkeys(fs)
    total = len(left)
    while ended := [future for future in left if future.done()]:
        for future in ended:
            del left[future]
            yield future
    if left:
        if timeout is None:
            raise RuntimeError("deadlock: the only thread waits for futures that nothing ends")
        _time.sleep(max(0, timeout))
        raise TimeoutError(f"{len(left)} (of {total}) futures unfinished")


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """The futures that are done and those that are not."""
    fs = set(fs)
    done = {future for future in fs if future.done()}
    left = fs - done
    if return_when == FIRST_COMPLETED and done:
        return DoneAndNotDoneFutures(done, left)
    if return_when == FIRST_EXCEPTION and any(
            not future.cancelled() and future.exception() is not None for future in done):
        return DoneAndNotDoneFutures(done, left)
    if len(done) == len(fs):
        return DoneAndNotDoneFutures(done, left)
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError("Invalid return condition: %r" % return_when)
    if timeout is None:
        raise RuntimeError("deadlock: the only thread waits for futures that nothing ends")
    _time.sleep(max(0, timeout))
    return DoneAndNotDoneFutures(done, left)


# ---- executors ----------------------------------------------------------------------------------

class Executor:
    """What runs calls."""
    __module__ = _HOME

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """The results of fn over rows of arguments, in order."""
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            futures.reverse()
            try:
                while futures:
                    yield futures.pop().result()
            finally:
                for future in futures:
                    future.cancel()
        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    """Runs each call as it is submitted."""
    __module__ = "concurrent.futures.thread"

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            import os
            max_workers = min(32, (os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._initializer, self._initargs = initializer, initargs
        self._broken = None
        self._shutdown = False

    def _initialize(self):
        initializer, self._initializer = self._initializer, None
        if initializer is None:
            return
        try:
            initializer(*self._initargs)
        except BaseException:
            LOGGER.critical("Exception in initializer:", exc_info=True)
            self._broken = ("A thread initializer failed, the thread pool is not usable anymore")

    def submit(self, fn, /, *args, **kwargs):
        if self._broken:
            raise BrokenThreadPool(self._broken)
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        self._initialize()
        if self._broken:
            future.set_exception(BrokenThreadPool(self._broken))
            return future
        future.set_running_or_notify_cancel()
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True


class ProcessPoolExecutor(ThreadPoolExecutor):
    """The same in this process."""
    __module__ = "concurrent.futures.process"

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        super().__init__(max_workers, "", initializer, initargs)
