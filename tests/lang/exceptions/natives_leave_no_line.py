"""What CPython has in C leaves no line in a traceback; what it calls does."""
import array
import bisect
import collections
import functools
import heapq
import io
import itertools
import os
import struct
import traceback


def show(call):
    try:
        call()
    except Exception as error:
        names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
        print(type(error).__name__, error, names)


def halve(n):
    return 1 / n


show(lambda: bisect.insort([1, 2], "a"))
show(lambda: heapq.heappush([1], "a"))
show(lambda: functools.reduce(lambda a, b: a / b, [1, 0]))
show(lambda: struct.unpack("i", b"x"))
show(lambda: os.listdir("/no such folder"))
show(lambda: collections.deque().popleft())
show(lambda: collections.OrderedDict().popitem())
show(lambda: functools.lru_cache(halve)(0))
show(lambda: functools.partial(halve, 0)())
show(lambda: list(itertools.islice([1], -1)))
show(lambda: array.array("b", [300]))
show(lambda: io.StringIO(5))
show(lambda: sorted([1, "a"], key=functools.cmp_to_key(lambda a, b: a - b)))
show(lambda: collections.defaultdict(lambda: halve(0))["x"])
show(lambda: collections.namedtuple("P", "x y")(1))
