"""Calls whose results come later, and the threads that make them."""
import itertools as _itertools
import logging as _logging
import queue as _queue
import threading as _threading
import types as _types
import weakref as _weakref
from collections import namedtuple as _namedtuple
from time import monotonic as _time

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
        self._condition = _threading.Condition()
        self._state = PENDING
        self._result = self._exception = None
        self._watches = []
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
        with self._condition:
            if self._state in (RUNNING, FINISHED):
                return False
            if self._state in (CANCELLED, CANCELLED_AND_NOTIFIED):
                return True
            self._state = CANCELLED
            self._condition.notify_all()
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
        with self._condition:
            if self._state not in _ENDED:
                self._done_callbacks.append(fn)
                return
        self._invoke(fn)

    def _await(self, timeout):
        with self._condition:
            if not self._condition.wait_for(self.done, timeout):
                raise TimeoutError()
        if self.cancelled():
            raise CancelledError()

    def result(self, timeout=None):
        """What the call returned, or raises what it raised."""
        try:
            self._await(timeout)
            if self._exception:
                raise self._exception
            return self._result
        finally:
            self = None  # which the traceback of what is raised would keep

    def exception(self, timeout=None):
        """What the call raised, or None."""
        self._await(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == CANCELLED:
                self._state = CANCELLED_AND_NOTIFIED
                self._tell_watches()
                return False
            if self._state != PENDING:
                LOGGER.critical("Future %s in unexpected state: %s", id(self), self._state)
                raise RuntimeError("Future in unexpected state")
            self._state = RUNNING
            return True

    def _tell_watches(self):
        for watch in self._watches:
            watch.tell(self)

    def _end(self, result, exception):
        with self._condition:
            if self._state in _ENDED:
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result, self._exception = result, exception
            self._state = FINISHED
            self._tell_watches()
            self._condition.notify_all()
        self._invoke_callbacks()

    def set_result(self, result):
        self._end(result, None)

    def set_exception(self, exception):
        self._end(None, exception)

    __class_getitem__ = classmethod(_types.GenericAlias)


# ---- waiting ------------------------------------------------------------------------------------

DoneAndNotDoneFutures = _namedtuple("DoneAndNotDoneFutures", "done not_done", module=_HOME)


def _is_told(future):
    """Whether its end was told to those who wait for it."""
    return future._state in (CANCELLED_AND_NOTIFIED, FINISHED)


class _Watch:
    """Hears of futures that end, until it has heard enough."""

    def __init__(self, futures, return_when):
        self._enough, self._return_when = _threading.Event(), return_when
        self._lock, self._ended = _threading.Lock(), []
        self._futures, self._left = futures, len(futures)
        for future in futures:
            with future._condition:
                future._watches.append(self)
                if _is_told(future):
                    self._ended.append(future)
                    self._left -= 1
        for future in [*self._ended]:
            self._judge(future)

    def _judge(self, future):
        has_failed = not future.cancelled() and future._exception is not None
        if (not self._left or self._return_when == FIRST_COMPLETED or
                self._return_when == FIRST_EXCEPTION and has_failed):
            self._enough.set()

    def tell(self, future):
        with self._lock:
            self._ended.append(future)
            self._left -= 1
        self._judge(future)

    def wait(self, timeout):
        return self._enough.wait(timeout)

    def take(self):
        """The futures that have ended since the last time."""
        with self._lock:
            ended, self._ended = self._ended, []
            self._enough.clear()
        return ended

    def close(self):
        for future in self._futures:
            with future._condition:
                future._watches.remove(self)


def as_completed(fs, timeout=None):
    """The futures, those that are finished first."""
    end = None if timeout is None else _time() + timeout
    left = dict.fromkeys(fs)
    total = len(left)
    watch = _Watch([*left], FIRST_COMPLETED)
    try:
        while left:
            ended = watch.take()
            if not ended:
                rest = None if end is None else end - _time()
                if rest is not None and rest < 0:
                    raise TimeoutError(f"{len(left)} (of {total}) futures unfinished")
                watch.wait(rest)
                continue
            for future in ended:
                del left[future]
            ended.reverse()
            while ended:
                yield ended.pop()
    finally:
        watch.close()


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    """The futures that are done and those that are not."""
    fs = set(fs)
    if not all(map(_is_told, fs)):
        if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
            raise ValueError("Invalid return condition: %r" % return_when)
        watch = _Watch(fs, return_when)
        watch.wait(timeout)
        watch.close()
    done = {future for future in fs if _is_told(future)}
    return DoneAndNotDoneFutures(done, fs - done)


# ---- executors ----------------------------------------------------------------------------------

def _take_result(future, end):
    try:
        try:
            return future.result(None if end is None else end - _time())
        finally:
            future.cancel()
    finally:
        del future  # which the traceback of what is raised would keep


class Executor:
    """What runs calls."""
    __module__ = _HOME

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        """The results of fn over rows of arguments, in order."""
        end = None if timeout is None else _time() + timeout
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            futures.reverse()
            try:
                while futures:
                    yield _take_result(futures.pop(), end)
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


class _Call:
    """A call that waits for a thread."""

    def __init__(self, future, fn, args, kwargs):
        self.future, self.fn, self.args, self.kwargs = future, fn, args, kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
            self = None  # which the traceback of the error would keep
        else:
            self.future.set_result(result)


_is_ending = False
_workers = _weakref.WeakKeyDictionary()  # thread -> the queue that it takes calls from


def _work(executor_reference, calls, initializer, initargs):
    """What a thread of an executor does: calls, until it finds that there are no more to come."""
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException:
            LOGGER.critical("Exception in initializer:", exc_info=True)
            executor = executor_reference()
            if executor is not None:
                executor._break()
            return
    while True:
        call = calls.get()
        executor = None
        if call is not None:
            call.run()
            del call
            executor = executor_reference()
            if executor is not None:
                executor._idle.release()
            continue
        executor = executor_reference()
        if _is_ending or executor is None or executor._shutdown:
            calls.put(None)  # for the next one
            return


def _end_workers():
    global _is_ending
    _is_ending = True
    workers = list(_workers.items())
    for _, calls in workers:
        calls.put(None)
    for thread, _ in workers:
        thread.join()


_threading._register_atexit(_end_workers)


class ThreadPoolExecutor(Executor):
    """Makes calls in threads, which it starts as they are needed."""
    __module__ = "concurrent.futures.thread"
    _count = _itertools.count().__next__

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
        self._calls, self._idle = _queue.SimpleQueue(), _threading.Semaphore(0)
        self._threads, self._shutdown_lock = set(), _threading.Lock()
        self._broken = self._shutdown = False
        self._thread_name_prefix = (thread_name_prefix or
                                    "ThreadPoolExecutor-%d" % ThreadPoolExecutor._count())

    def submit(self, fn, /, *args, **kwargs):
        with self._shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _is_ending:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = Future()
            self._calls.put(_Call(future, fn, args, kwargs))
            self._add_thread()
        return future

    def _add_thread(self):
        """One more, unless somebody is idle or there are enough."""
        if self._idle.acquire(timeout=0):
            return
        count = len(self._threads)
        if count >= self._max_workers:
            return
        calls = self._calls
        reference = _weakref.ref(self, lambda _: calls.put(None))
        thread = _threading.Thread(
            name="%s_%d" % (self._thread_name_prefix or self, count), target=_work,
            args=(reference, calls, self._initializer, self._initargs))
        thread.start()
        self._threads.add(thread)
        _workers[thread] = calls

    def _take_calls(self):
        while not self._calls.empty():
            call = self._calls.get()
            if call is not None:
                yield call

    def _break(self):
        with self._shutdown_lock:
            self._broken = ("A thread initializer failed, the thread pool is not usable anymore")
            for call in self._take_calls():
                call.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for call in self._take_calls():
                    call.future.cancel()
            self._calls.put(None)
        if wait:
            for thread in self._threads:
                thread.join()


class ProcessPoolExecutor(ThreadPoolExecutor):
    """The same, for there are no other processes."""
    __module__ = "concurrent.futures.process"

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        super().__init__(max_workers, "", initializer, initargs)
