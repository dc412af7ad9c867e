"""Threads as far as one thread goes: locks, local data and a Thread that runs when it starts."""
import time as _time
from _weakrefset import WeakSet as _WeakSet

__all__ = """Barrier BoundedSemaphore Condition Event ExceptHookArgs Lock RLock Semaphore
    Thread ThreadError Timer active_count current_thread currentThread enumerate excepthook
    get_ident get_native_id local main_thread""".split()

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0
_IDENT = 140000000000000


def _not_picklable(name):
    def __reduce_ex__(self, protocol):
        raise TypeError(f"cannot pickle '_thread.{name}' object")
    return __reduce_ex__


class Lock:
    """A lock that only its own thread can wait for: a wait without end is an error."""
    __reduce_ex__ = _not_picklable("lock")

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if self._held:
            if blocking and timeout == -1:
                raise RuntimeError("deadlock: the only thread waits for a lock that it holds")
            if blocking:
                _time.sleep(timeout)
            return False
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, kind, value, traceback):
        self.release()

    def __repr__(self):
        return "<%s _thread.lock object at %#x>" % ("locked" if self._held else "unlocked",
                                                    id(self))


Lock.__name__ = Lock.__qualname__ = "lock"
Lock.__module__ = "_thread"


class RLock:
    """A lock that the thread that holds it may take again."""
    __module__, __reduce_ex__ = "_thread", _not_picklable("RLock")

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    __enter__ = acquire

    def __exit__(self, kind, value, traceback):
        self.release()

    def __repr__(self):
        state = "locked" if self._count else "unlocked"
        return "<%s _thread.RLock object owner=%d count=%d at %#x>" % (
            state, _IDENT if self._count else 0, self._count, id(self))


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        if timeout is None:
            raise RuntimeError("deadlock: the only thread waits to be notified")
        _time.sleep(timeout)
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        return result if result else self.wait(timeout) or predicate()

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._cond = Condition(Lock())
        self._value = self._initial_value = value

    def acquire(self, blocking=True, timeout=None):
        if self._value:
            self._value -= 1
            return True
        if blocking and timeout is None:
            raise RuntimeError("deadlock: the only thread waits for a semaphore")
        return False

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    def __exit__(self, kind, value, traceback):
        self.release()


class BoundedSemaphore(Semaphore):
    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event:
    def __init__(self):
        self._cond, self._flag = Condition(Lock()), False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            if timeout is None:
                raise RuntimeError("deadlock: the only thread waits for an event")
            _time.sleep(timeout)
        return self._flag


class local:
    """Attributes of each thread. Each finds a dict of its own when it first looks."""
    __slots__ = "_dicts", "_arguments", "__dict__", "__weakref__"
    __reduce_ex__ = _not_picklable("_local")

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError("Initialization arguments are not supported")
        self = object.__new__(cls)
        mine = object.__getattribute__(self, "__dict__")
        object.__setattr__(self, "_dicts", {id(_current): mine})
        object.__setattr__(self, "_arguments", (args, kwargs))
        _locals.add(self)
        return self

    def __getattribute__(self, name):
        _enter_local(self)
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        _enter_local(self)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        _enter_local(self)
        object.__delattr__(self, name)


local.__name__ = local.__qualname__ = "_local"
local.__module__ = "_thread"
_locals = _WeakSet()


def _enter_local(self):
    """Puts the dict of the thread that runs in place."""
    get = object.__getattribute__
    dicts = get(self, "_dicts")
    mine = dicts.get(id(_current))
    if mine is None:
        dicts[id(_current)] = mine = {}
        object.__setattr__(self, "__dict__", mine)
        args, kwargs = get(self, "_arguments")
        type(self).__init__(self, *args, **kwargs)
    elif get(self, "__dict__") is not mine:
        object.__setattr__(self, "__dict__", mine)


def _leave_locals(thread):
    """What a thread kept for itself goes when it ends."""
    for each in list(_locals):
        object.__getattribute__(each, "_dicts").pop(id(thread), None)
        _enter_local(each)


class Thread:
    """Runs its target to the end when it is started."""
    _number = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, "group argument must be None for now"
        if name is None:
            Thread._number += 1
            name = f"Thread-{Thread._number}"
            if target is not None:
                name += f" ({getattr(target, '__name__', '')})".replace(" ()", "")
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name, self.daemon = str(name), bool(daemon)
        self.ident = self.native_id = None
        self._alive = False

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def start(self):
        global _current
        if self.ident is not None:
            raise RuntimeError("threads can only be started once")
        self.ident = self.native_id = _IDENT + 4096 * (Thread._number + 1)
        before, _current = _current, self
        self._alive = True
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as error:
            excepthook(ExceptHookArgs((type(error), error, error.__traceback__, self)))
        finally:
            self._alive = False
            _current = before
            _leave_locals(self)

    def join(self, timeout=None):
        if self.ident is None:
            raise RuntimeError("cannot join thread before it is started")
        if self._alive:
            raise RuntimeError("cannot join current thread")

    def is_alive(self):
        return self._alive

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def __repr__(self):
        state = "initial" if self.ident is None else "started" if self._alive else "stopped"
        if self.daemon:
            state += " daemon"
        if self.ident is not None:
            state += f" {self.ident}"
        return f"<{type(self).__name__}({self.name}, {state})>"


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self.ident = self.native_id = _IDENT
        self._alive = True


class Timer(Thread):
    """Calls a function after some seconds."""

    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = args or [], kwargs or {}
        self._cancelled = False

    def cancel(self):
        self._cancelled = True

    def run(self):
        _time.sleep(self.interval)
        if not self._cancelled:
            self.function(*self.args, **self.kwargs)


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties, self._action, self.n_waiting, self.broken = parties, action, 0, False

    def wait(self, timeout=None):
        if self.parties > 1:
            raise RuntimeError("deadlock: the only thread waits at a barrier")
        if self._action:
            self._action()
        return 0


class ExceptHookArgs(tuple):
    """What the hook is told of an exception that ended a thread."""
    __slots__ = ()
    exc_type, exc_value, exc_traceback, thread = (
        property(lambda self, i=i: self[i]) for i in range(4))

    def __repr__(self):
        return ("_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)" %
                tuple(self))


def excepthook(args, /):
    import sys
    import traceback
    if args.exc_type is SystemExit:
        return
    name = get_ident() if args.thread is None else args.thread.name
    print(f"Exception in thread {name}:", file=sys.stderr)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback)


__excepthook__ = excepthook


_main = _current = _MainThread()


def current_thread():
    return _current


currentThread = current_thread


def main_thread():
    return _main


def get_ident():
    return _current.ident


get_native_id = get_ident


def enumerate():
    return [_main] if _current is _main else [_main, _current]


def active_count():
    return len(enumerate())
