"""Priority queues as lists: each item is at most its two children at 2i+1 and 2i+2."""

from _heapq import heapify, heappop, heappush, heappushpop, heapreplace

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """One sorted stream from sorted ones."""
    queue = []
    for order, iterator in enumerate(map(iter, iterables)):
        for item in iterator:
            queue.append(_Head(item if key is None else key(item), order, item, iterator, reverse))
            break
    heapify(queue)
    while queue:
        head = queue[0]
        yield head.item
        for item in head.iterator:
            head.item, head.key = item, item if key is None else key(item)
            heapreplace(queue, head)
            break
        else:
            heappop(queue)


class _Head:
    """The next item of one of the streams that are merged."""
    __slots__ = ("key", "order", "item", "iterator", "reverse")

    def __init__(self, key, order, item, iterator, reverse):
        self.key, self.order, self.item = key, order, item
        self.iterator, self.reverse = iterator, reverse

    def __lt__(self, other):
        if self.reverse:
            return other.key < self.key or not self.key < other.key and self.order < other.order
        return self.key < other.key or not other.key < self.key and self.order < other.order


def _begin(rows, n):
    """The first n of a new list, in a list that grew row by row unless it is all or one."""
    n = max(n, 0)
    return rows[:n] if n == 1 or n >= len(rows) else [row for row in rows[:n]]


def nsmallest(n, iterable, key=None):
    return _begin(sorted(iterable, key=key), n)


def nlargest(n, iterable, key=None):
    return _begin(sorted(iterable, key=key, reverse=True), n)
