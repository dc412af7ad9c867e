"""Threads of the program, and what they wait for. They take turns: see _thread."""
import _thread
import sys as _sys
from _thread import (TIMEOUT_MAX, RLock as _RLock, _local as local, get_ident, get_native_id,
                     stack_size)
from _thread_hook import ExceptHookArgs, excepthook
from collections import deque as _deque
from time import monotonic as _time
from _weakrefset import WeakSet

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread",
           "TIMEOUT_MAX", "Event", "Lock", "RLock", "Semaphore", "BoundedSemaphore", "Thread",
           "Barrier", "BrokenBarrierError", "Timer", "ThreadError", "setprofile", "settrace",
           "local", "stack_size", "excepthook", "ExceptHookArgs", "gettrace", "getprofile",
           "get_native_id"]

ThreadError = _thread.error
Lock = _allocate_lock = _thread.allocate_lock
_trace_hook = _profile_hook = None
__excepthook__ = excepthook


def settrace(func):
    """Sets what sys.settrace() gets in threads that start from now on."""
    global _trace_hook
    _trace_hook = func


def gettrace():
    return _trace_hook


def setprofile(func):
    """Sets what sys.setprofile() gets in threads that start from now on."""
    global _profile_hook
    _profile_hook = func


def getprofile():
    return _profile_hook


# ---- what threads wait for ----------------------------------------------------------------------

def RLock(*args, **kwargs):
    """A lock that the thread that holds it may take again."""
    return _RLock(*args, **kwargs)


class Condition:
    """Lets threads wait until another one says that something has changed."""

    def __init__(self, lock=None):
        self._lock = lock = RLock() if lock is None else lock
        self.acquire, self.release = lock.acquire, lock.release
        for name in "_release_save", "_acquire_restore", "_is_owned":
            if hasattr(lock, name):
                setattr(self, name, getattr(lock, name))
        self._waiters = _deque()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {len(self._waiters)})>"

    # For locks that have no such methods of their own.
    def _release_save(self):
        self._lock.release()

    def _acquire_restore(self, state):
        self._lock.acquire()

    def _is_owned(self):
        if self._lock.acquire(False):
            self._lock.release()
            return False
        return True

    def wait(self, timeout=None):
        """Opens the lock until notified, or until time is over; whether it was notified."""
        if not self._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        waiter = _allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        state = self._release_save()
        notified = False
        try:
            if timeout is None:
                notified = waiter.acquire()
            elif timeout > 0:
                notified = waiter.acquire(True, timeout)
            else:
                notified = waiter.acquire(False)
            return notified
        finally:
            self._acquire_restore(state)
            if not notified and waiter in self._waiters:
                self._waiters.remove(waiter)

    def wait_for(self, predicate, timeout=None):
        """Waits until the predicate holds, or until time is over; what it gave at last."""
        end = None if timeout is None else _time() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - _time()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        """Lets so many of those that wait go on."""
        if not self._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        while n > 0 and self._waiters:
            self._waiters.popleft().release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))

    notifyAll = notify_all


class Semaphore:
    """Lets so many in at a time."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = value

    def __repr__(self):
        cls = self.__class__
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: value={self._value}>"

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        with self._cond:
            if blocking:
                self._cond.wait_for(lambda: self._value, timeout)
            if not self._value:
                return False
            self._value -= 1
            return True

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            self._value += n
            self._cond.notify(n)

    def __exit__(self, kind, value, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    """One that must not be released more often than acquired."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def __repr__(self):
        return f"{super().__repr__()[:-1]}/{self._initial_value}>"

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        with self._cond:
            if self._value + n > self._initial_value:
                raise ValueError("Semaphore released too many times")
            self._value += n
            self._cond.notify(n)


class Event:
    """A flag that can be waited for."""

    def __init__(self):
        self._cond, self._flag = Condition(Lock()), False

    def __repr__(self):
        cls = self.__class__
        state = "set" if self._flag else "unset"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>"

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        with self._cond:
            self._flag = True
            self._cond.notify_all()

    def clear(self):
        with self._cond:
            self._flag = False

    def wait(self, timeout=None):
        with self._cond:
            return self._flag or self._cond.wait(timeout)


class BrokenBarrierError(RuntimeError):
    """Somebody did not come to the barrier in time, or it was reset."""


class Barrier:
    """Lets nobody through until so many have come; then all, and it begins anew."""
    _FILLING, _DRAINING, _RESETTING, _BROKEN = 0, 1, -1, -2

    def __init__(self, parties, action=None, timeout=None):
        self._cond = Condition(Lock())
        self._action, self._timeout, self._parties = action, timeout, parties
        self._state = self._count = 0

    def __repr__(self):
        cls = self.__class__
        state = "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}"
        return f"<{cls.__module__}.{cls.__qualname__} at {id(self):#x}: {state}>"

    def wait(self, timeout=None):
        """Waits for the others; which of them this thread was."""
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            # Those of the round before leave first.
            self._cond.wait_for(lambda: self._state in (self._FILLING, self._BROKEN))
            if self._state == self._BROKEN:
                raise BrokenBarrierError
            place = self._count
            self._count += 1
            try:
                if place + 1 == self._parties:
                    self._open()
                else:
                    self._await_others(timeout)
                return place
            finally:
                self._count -= 1
                if not self._count and self._state in (self._DRAINING, self._RESETTING):
                    self._state = self._FILLING
                    self._cond.notify_all()

    def _open(self):
        try:
            if self._action:
                self._action()
        except BaseException:
            self._break()
            raise
        self._state = self._DRAINING
        self._cond.notify_all()

    def _await_others(self, timeout):
        if not self._cond.wait_for(lambda: self._state != self._FILLING, timeout):
            self._break()
            raise BrokenBarrierError
        if self._state < 0:
            raise BrokenBarrierError

    def _break(self):
        self._state = self._BROKEN
        self._cond.notify_all()

    def reset(self):
        with self._cond:
            if not self._count:
                self._state = self._FILLING
            elif self._state != self._DRAINING:
                self._state = self._RESETTING
            self._cond.notify_all()

    def abort(self):
        with self._cond:
            self._break()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._count if self._state == self._FILLING else 0

    @property
    def broken(self):
        return self._state == self._BROKEN


# ---- threads ------------------------------------------------------------------------------------

_active, _limbo = {}, {}
_dangling = WeakSet()
_counts = {}


def _newname(template="Thread-{}"):
    _counts[template] = number = _counts.get(template, 0) + 1
    return template.format(number)


class Thread:
    """Calls a function, or its own run(), beside those of other threads."""
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            name = _newname()
            target_name = getattr(target, "__name__", None)
            if target_name is not None:
                name += f" ({target_name})"
        self._target, self._name = target, str(name)
        self._args, self._kwargs = args, {} if kwargs is None else kwargs
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._ident = self._native_id = None
        self._started, self._ended = Event(), _allocate_lock()
        self._is_stopped, self._initialized = False, True
        _dangling.add(self)

    def __repr__(self):
        assert self._initialized, "Thread.__init__() was not called"
        state = "initial"
        if self._started.is_set():
            state = "started" if self.is_alive() else "stopped"
        if self._daemonic:
            state += " daemon"
        if self._ident is not None:
            state += f" {self._ident}"
        return f"<{self.__class__.__name__}({self._name}, {state})>"

    def start(self):
        """Lets the thread begin; once only."""
        if not self._initialized:
            raise RuntimeError("thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("threads can only be started once")
        _limbo[self] = self
        self._ended.acquire()
        try:
            _thread.start_new_thread(self._bootstrap, ())
        except Exception:
            del _limbo[self]
            self._ended.release()
            raise
        self._started.wait()

    def run(self):
        """What the thread does: calls the target."""
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def _set_ident(self):
        self._ident, self._native_id = get_ident(), get_native_id()
        _thread._set_name(self._ident, self._name)
        _active[self._ident] = self

    def _bootstrap(self):
        self._bootstrap_inner()

    def _bootstrap_inner(self):
        self._set_ident()
        self._started.set()
        _limbo.pop(self, None)
        try:
            if _trace_hook:
                _sys.settrace(_trace_hook)
            if _profile_hook:
                _sys.setprofile(_profile_hook)
            self.run()
        except BaseException:
            self._tell_exception()
        finally:
            del _active[self._ident]
            self._is_stopped = True
            self._ended.release()

    def _tell_exception(self):
        if _sys is None or _sys.stderr is None and excepthook is __excepthook__:
            return
        try:
            excepthook(ExceptHookArgs((*_sys.exc_info(), self)))
        except BaseException:
            print("Exception in threading.excepthook:", file=_sys.stderr)
            _sys.excepthook(*_sys.exc_info())

    def join(self, timeout=None):
        """Waits until the thread has ended, or until time is over."""
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if not self._started.is_set():
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        if self._is_stopped:
            return
        if self._ended.acquire(True, -1 if timeout is None else max(timeout, 0)):
            self._ended.release()

    @property
    def name(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._name

    @name.setter
    def name(self, name):
        assert self._initialized, "Thread.__init__() not called"
        self._name = str(name)
        if self._ident is not None:
            _thread._set_name(self._ident, self._name)

    @property
    def ident(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._ident

    @property
    def native_id(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._native_id

    def is_alive(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._started.is_set() and not self._is_stopped

    @property
    def daemon(self):
        assert self._initialized, "Thread.__init__() not called"
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if not self._initialized:
            raise RuntimeError("Thread.__init__() not called")
        if self._started.is_set():
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def isDaemon(self):
        _warn_old("isDaemon() is deprecated, get the daemon attribute instead")
        return self.daemon

    def setDaemon(self, daemonic):
        _warn_old("setDaemon() is deprecated, set the daemon attribute instead")
        self.daemon = daemonic

    def getName(self):
        _warn_old("getName() is deprecated, get the name attribute instead")
        return self.name

    def setName(self, name):
        _warn_old("setName() is deprecated, set the name attribute instead")
        self.name = name


def _warn_old(message):
    import warnings
    warnings.warn(message, DeprecationWarning, stacklevel=3)


class Timer(Thread):
    """Calls a function after some seconds, unless it is cancelled before."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()

    def run(self):
        self.finished.wait(self.interval)
        if not self.finished.is_set():
            self.function(*self.args, **self.kwargs)
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread", daemon=False)
        self._started.set()
        self._set_ident()
        self._ended.acquire()


class _DummyThread(Thread):
    """Stands for a thread that the module _thread started."""

    def __init__(self):
        super().__init__(name=_newname("Dummy-{}"), daemon=True)
        self._started.set()
        self._set_ident()

    def is_alive(self):
        return True

    def join(self, timeout=None):
        assert False, "cannot join a dummy thread"


def current_thread():
    thread = _active.get(get_ident())
    return _DummyThread() if thread is None else thread


def currentThread():
    _warn_old("currentThread() is deprecated, use current_thread() instead")
    return current_thread()


def active_count():
    return len(_active) + len(_limbo)


def activeCount():
    _warn_old("activeCount() is deprecated, use active_count() instead")
    return active_count()


def enumerate():
    return [*_active.values(), *_limbo.values()]


def main_thread():
    return _main_thread


# ---- the end of the program ---------------------------------------------------------------------

_threading_atexits, _SHUTTING_DOWN = [], False


def _register_atexit(func, *args, **kwargs):
    """Has the function called before the threads are waited for."""
    if _SHUTTING_DOWN:
        raise RuntimeError("can't register atexit after shutdown")
    _threading_atexits.append(lambda: func(*args, **kwargs))


def _shutdown():
    """Waits for all threads that are not daemons; in the main thread, at the end."""
    global _SHUTTING_DOWN
    if _main_thread._is_stopped:
        return
    _SHUTTING_DOWN = True
    _main_thread._is_stopped = True
    for call in reversed(_threading_atexits):
        call()
    while left := [each for each in enumerate() if each is not _main_thread and not each.daemon]:
        for thread in left:
            if thread._started.wait():
                thread.join()


_main_thread = None
_main_thread = _MainThread()
