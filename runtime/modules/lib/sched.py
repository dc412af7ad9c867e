"""Calls at times to come, in order of time and priority."""
import heapq
import itertools
import time
from collections import namedtuple

__all__ = ["scheduler"]
_FIELDS = "time, priority, sequence, action, argument, kwargs"
_missing = object()


class Event(namedtuple("Event", _FIELDS)):
    __slots__ = ()


class scheduler:
    """Runs what was entered when its time has come, by a clock and a way to wait."""

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self.timefunc, self.delayfunc = timefunc, delayfunc
        self._queue, self._count = [], itertools.count()

    def enterabs(self, time, priority, action, argument=(), kwargs=_missing):
        event = Event(time, priority, next(self._count), action, argument,
                      {} if kwargs is _missing else kwargs)
        heapq.heappush(self._queue, event)
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=_missing):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        self._queue.remove(event)
        heapq.heapify(self._queue)

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        while self._queue:
            event = self._queue[0]
            wait = event.time - self.timefunc()
            if wait > 0:
                if not blocking:
                    return wait
                self.delayfunc(wait)
                continue
            heapq.heappop(self._queue)
            event.action(*event.argument, **event.kwargs)
            self.delayfunc(0)

    @property
    def queue(self):
        return sorted(self._queue)
