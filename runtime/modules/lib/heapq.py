"""Priority queues as lists: each item is at most its two children at 2i+1 and 2i+2."""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest",
           "heappushpop"]


def _rise(heap, start, at):
    """Move the item at `at` up until its parent is not greater, no further than `start`."""
    item = heap[at]
    while at > start:
        above = (at - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[at] = parent
        at = above
    heap[at] = item


def _sink(heap, at):
    """Move the item at `at` down to a leaf along the smaller children, then up to its place."""
    end, start, item = len(heap), at, heap[at]
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def heappush(heap, item):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    first, heap[0] = heap[0], last
    _sink(heap, 0)
    return first


def heapreplace(heap, item):
    if not heap:
        raise IndexError("index out of range")
    first, heap[0] = heap[0], item
    _sink(heap, 0)
    return first


def heappushpop(heap, item):
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    for at in reversed(range(len(x) // 2)):
        _sink(x, at)


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
            _sink(queue, 0)
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


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
