"""Handles of calls to come, and which loop is meant."""
import contextvars
import threading
from _asyncio import (_callback_text, _get_running_loop, _set_running_loop, get_event_loop,
                      get_running_loop)

__all__ = ("AbstractEventLoopPolicy", "AbstractEventLoop", "Handle", "TimerHandle",
           "get_event_loop_policy", "set_event_loop_policy", "get_event_loop",
           "set_event_loop", "new_event_loop", "_set_running_loop", "get_running_loop",
           "_get_running_loop")


class Handle:
    """A call that the loop has before it."""
    __slots__ = ("_callback", "_args", "_cancelled", "_loop", "_context", "__weakref__")

    def __init__(self, callback, args, loop, context=None):
        self._callback, self._args, self._loop = callback, args, loop
        self._context = contextvars.copy_context() if context is None else context
        self._cancelled = False

    def __repr__(self):
        if self._cancelled:
            return f"<{type(self).__name__} cancelled>"
        return f"<{type(self).__name__} {self._text()}>"

    def _text(self):
        return _callback_text(self._callback, self._args)

    def cancel(self):
        if not self._cancelled:
            self._cancelled, self._callback, self._args = True, None, None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as problem:
            self._loop.call_exception_handler({
                "message": f"Exception in callback {self._text()}",
                "exception": problem, "handle": self})
        self = None


class TimerHandle(Handle):
    """A call at a time of the loop's clock."""
    __slots__ = ("_when",)

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when

    def when(self):
        return self._when

    def __lt__(self, other):
        return self._when < other._when


class AbstractEventLoop:
    """What an event loop can do."""


class AbstractEventLoopPolicy:
    """Which loop belongs to a context."""


class _Chosen(threading.local):
    loop, was_set = None, False


class _Policy(AbstractEventLoopPolicy):
    def __init__(self):
        self._chosen = _Chosen()

    def get_event_loop(self):
        thread = threading.current_thread()
        if not self._chosen.was_set and thread is threading.main_thread():
            self.set_event_loop(self.new_event_loop())
        if self._chosen.loop is None:
            raise RuntimeError(f"There is no current event loop in thread {thread.name!r}.")
        return self._chosen.loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, "
                            f"not '{type(loop).__name__}'")
        self._chosen.loop, self._chosen.was_set = loop, True

    def new_event_loop(self):
        from asyncio.base_events import BaseEventLoop
        return BaseEventLoop()


_policy = None


def get_event_loop_policy():
    global _policy
    if _policy is None:
        _policy = _Policy()
    return _policy


def set_event_loop_policy(policy):
    global _policy
    _policy = policy


def set_event_loop(loop):
    get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return get_event_loop_policy().new_event_loop()
