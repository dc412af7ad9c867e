"""A limit of time for a block."""
import enum

from asyncio import events, exceptions, tasks

__all__ = "Timeout", "timeout", "timeout_at"


class _State(enum.Enum):
    CREATED = "created"
    ENTERED = "active"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    EXITED = "finished"


class Timeout:
    """Cancels the task that is in it when its time comes."""

    def __init__(self, when):
        self._state, self._when = _State.CREATED, when
        self._task = self._timer = None

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state is not _State.ENTERED:
            if self._state is _State.CREATED:
                raise RuntimeError("Timeout has not been entered")
            raise RuntimeError(f"Cannot change state of {self._state.value} Timeout")
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        loop = events.get_running_loop()
        if when is None:
            self._timer = None
        elif when <= loop.time():
            self._timer = loop.call_soon(self._on_timeout)
        else:
            self._timer = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in (_State.EXPIRING, _State.EXPIRED)

    def __repr__(self):
        text = ""
        if self._state is _State.ENTERED:
            when = None if self._when is None else round(self._when, 3)
            text = f" when={when}"
        return f"<Timeout [{self._state.value}]{text}>"

    async def __aenter__(self):
        if self._state is not _State.CREATED:
            raise RuntimeError("Timeout has already been entered")
        task = tasks.current_task()
        if task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._state, self._task, self._cancels = _State.ENTERED, task, task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, value, traceback):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state is _State.EXPIRING:
            self._state = _State.EXPIRED
            if self._task.uncancel() <= self._cancels and kind is exceptions.CancelledError:
                raise TimeoutError
        elif self._state is _State.ENTERED:
            self._state = _State.EXITED

    def _on_timeout(self):
        self._task.cancel()
        self._state, self._timer = _State.EXPIRING, None


def timeout(delay):
    """A limit of so many seconds; None: no limit yet."""
    loop = events.get_running_loop()
    return Timeout(None if delay is None else loop.time() + delay)


def timeout_at(when):
    """A limit at a time of the loop's clock."""
    return Timeout(when)
