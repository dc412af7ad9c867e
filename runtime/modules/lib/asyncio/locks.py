"""Locks, events, conditions, semaphores and barriers between tasks."""
import collections
import enum

from asyncio import exceptions, mixins

__all__ = "Lock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier"


class _ContextManagerMixin:
    async def __aenter__(self):
        await self.acquire()

    async def __aexit__(self, kind, value, traceback):
        self.release()


class _Waiting(mixins._LoopBoundMixin):
    """What keeps those that wait for it in a row."""

    def __init__(self):
        self._waiters = collections.deque()

    def _show(self, state):
        waiting = f", waiters:{len(self._waiters)}" if self._waiters else ""
        return f"<{object.__repr__(self)[1:-1]} [{state}{waiting}]>"

    async def _wait_in_row(self):
        future = self._get_loop().create_future()
        self._waiters.append(future)
        try:
            await future
        finally:
            self._waiters.remove(future)

    def _wake(self, n=1, value=True):
        """Wakes the first n that wait; how many there were."""
        woken = 0
        for future in self._waiters:
            if woken >= n:
                break
            if not future.done():
                woken += 1
                future.set_result(value)
        return woken


class Lock(_ContextManagerMixin, _Waiting):
    """A lock for tasks."""

    def __init__(self):
        super().__init__()
        self._locked = False

    def __repr__(self):
        return self._show("locked" if self._locked else "unlocked")

    def locked(self):
        return self._locked

    async def acquire(self):
        if self._locked or not all(waiter.cancelled() for waiter in self._waiters):
            try:
                await self._wait_in_row()
            except exceptions.CancelledError:
                if not self._locked:
                    self._wake()
                raise
        self._locked = True
        return True

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False
        self._wake()


class Event(_Waiting):
    """A flag to wait for."""

    def __init__(self):
        super().__init__()
        self._value = False

    def __repr__(self):
        return self._show("set" if self._value else "unset")

    def is_set(self):
        return self._value

    def set(self):
        if not self._value:
            self._value = True
            self._wake(len(self._waiters))

    def clear(self):
        self._value = False

    async def wait(self):
        if not self._value:
            await self._wait_in_row()
        return True


class Condition(_ContextManagerMixin, _Waiting):
    """A lock with a room to wait in until one is notified."""

    def __init__(self, lock=None):
        super().__init__()
        self._lock = Lock() if lock is None else lock
        self.locked, self.acquire = self._lock.locked, self._lock.acquire
        self.release = self._lock.release

    def __repr__(self):
        return self._show("locked" if self.locked() else "unlocked")

    async def wait(self):
        if not self.locked():
            raise RuntimeError("cannot wait on un-acquired lock")
        self.release()
        try:
            await self._wait_in_row()
            return True
        finally:
            cancelled = None
            while True:
                try:
                    await self.acquire()
                    break
                except exceptions.CancelledError as error:
                    cancelled = error
            if cancelled:
                raise cancelled

    async def wait_for(self, predicate):
        result = predicate()
        while not result:
            await self.wait()
            result = predicate()
        return result

    def notify(self, n=1):
        if not self.locked():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._wake(n, False)

    def notify_all(self):
        self.notify(len(self._waiters))


class Semaphore(_ContextManagerMixin, _Waiting):
    """As many may be inside at once as it was made for."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        super().__init__()
        self._value = value

    def __repr__(self):
        return self._show("locked" if self.locked() else f"unlocked, value:{self._value}")

    def locked(self):
        return self._value == 0 or any(not waiter.cancelled() for waiter in self._waiters)

    async def acquire(self):
        if not self.locked():
            self._value -= 1
            return True
        future = self._get_loop().create_future()
        self._waiters.append(future)
        try:
            try:
                await future
            finally:
                self._waiters.remove(future)
        except exceptions.CancelledError:
            if not future.cancelled():
                self._value += 1
                self._wake_next()
            raise
        if self._value > 0:
            self._wake_next()
        return True

    def release(self):
        self._value += 1
        self._wake_next()

    def _wake_next(self):
        if self._wake():
            self._value -= 1


class BoundedSemaphore(Semaphore):
    """One that cannot be released more often than it was acquired."""

    def __init__(self, value=1):
        self._bound_value = value
        super().__init__(value)

    def release(self):
        if self._value >= self._bound_value:
            raise ValueError("BoundedSemaphore released too many times")
        super().release()


class _BarrierState(enum.Enum):
    FILLING = "filling"
    DRAINING = "draining"
    RESETTING = "resetting"
    BROKEN = "broken"


class Barrier(mixins._LoopBoundMixin):
    """Where a number of tasks wait for each other."""

    def __init__(self, parties):
        if parties < 1:
            raise ValueError("parties must be > 0")
        self._cond, self._parties, self._count = Condition(), parties, 0
        self._state = _BarrierState.FILLING

    def __repr__(self):
        waiting = "" if self.broken else f", waiters:{self.n_waiting}/{self.parties}"
        return f"<{object.__repr__(self)[1:-1]} [{self._state.value}{waiting}]>"

    parties = property(lambda self: self._parties)
    broken = property(lambda self: self._state is _BarrierState.BROKEN)

    @property
    def n_waiting(self):
        return self._count if self._state is _BarrierState.FILLING else 0

    async def __aenter__(self):
        return await self.wait()

    async def __aexit__(self, *args):
        pass

    async def wait(self):
        async with self._cond:
            await self._cond.wait_for(lambda: self._state not in (_BarrierState.DRAINING,
                                                                  _BarrierState.RESETTING))
            self._check_whole()
            try:
                place = self._count
                self._count += 1
                if place + 1 == self._parties:
                    self._state = _BarrierState.DRAINING
                    self._cond.notify_all()
                else:
                    await self._cond.wait_for(lambda: self._state is not _BarrierState.FILLING)
                    if self._state is not _BarrierState.DRAINING:
                        raise exceptions.BrokenBarrierError("Abort or reset of barrier")
                return place
            finally:
                self._count -= 1
                if not self._count and not self.broken:
                    self._state = _BarrierState.FILLING
                self._cond.notify_all()

    def _check_whole(self):
        if self.broken:
            raise exceptions.BrokenBarrierError("Barrier aborted")

    async def _become(self, state):
        async with self._cond:
            self._state = state
            self._cond.notify_all()

    async def reset(self):
        await self._become(_BarrierState.RESETTING if self._count else _BarrierState.FILLING)

    async def abort(self):
        await self._become(_BarrierState.BROKEN)
