"""Queues between the parts of a program."""
import heapq
import threading
from collections import deque
from time import monotonic, sleep

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    """There is nothing in the queue."""
    __module__ = "_queue"


class Full(Exception):
    """There is no room in the queue."""


class Queue:
    """The first in is the first out; at most `maxsize` items if that is positive."""

    def __init__(self, maxsize=0):
        self.maxsize, self.unfinished_tasks = maxsize, 0
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self._init(maxsize)

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    def _wait(self, ready, block, timeout, problem, condition):
        """Waits until something is ready, which only another thread could bring about."""
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if ready():
            return
        if not block:
            raise problem
        if timeout is None:
            condition.wait()
        end = monotonic() + timeout
        while not ready():
            left = end - monotonic()
            if left <= 0:
                raise problem
            sleep(left)

    def put(self, item, block=True, timeout=None):
        if self.maxsize > 0:
            self._wait(lambda: self._qsize() < self.maxsize, block, timeout, Full, self.not_full)
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        self._wait(self._qsize, block, timeout, Empty, self.not_empty)
        return self._get()

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            self.all_tasks_done.wait()

    __class_getitem__ = classmethod(type(list[int]))


class PriorityQueue(Queue):
    """The least item comes out first."""

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _get(self):
        return heapq.heappop(self.queue)


class LifoQueue(Queue):
    """The last in is the first out."""

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """The first in is the first out, without end and without tasks."""
    __module__ = "_queue"

    def __init__(self):
        self._items = deque()

    def put(self, item, block=True, timeout=None):
        self._items.append(item)

    put_nowait = put

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._items:
            if block and timeout is None:
                raise RuntimeError("deadlock: the only thread waits for a queue")
            if block:
                sleep(timeout)
            raise Empty
        return self._items.popleft()

    def get_nowait(self):
        return self.get(False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)

    __class_getitem__ = classmethod(type(list[int]))
