# CPython: 56 80 64 56 56. There an instance's values are not in its size, and a container has a
# link for the collector in front; here the size is that of all blocks that the object alone owns.
import sys


class Plain:
    def __init__(self):
        self.a = self.b = self.c = 1


class Slots:
    __slots__ = ("a", "b", "c")


keep = [Plain() for _ in range(30)]
print(*[sys.getsizeof(x) for x in ([], [1, 2, keep], {}, keep[-1], Slots())])
# CPython: False, since __sizeof__ leaves the link out.
print([].__sizeof__() == sys.getsizeof([]))
print(list.__basicsize__, object.__basicsize__)
