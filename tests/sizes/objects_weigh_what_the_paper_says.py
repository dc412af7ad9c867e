# The column of docs/objects.md, row by row: whoever changes a size changes the paper.
import sys
import weakref


class Empty:
    __slots__ = ()


class Slots:
    __slots__ = ("x", "y", "z")


class WeakSlots:
    __slots__ = ("x", "y", "z", "__weakref__")


class Plain:
    def __init__(self):
        self.x, self.y, self.z = 1.0, 2.0, 3.0

    def method(self):
        pass


def closure():
    a = 1

    def inner():
        return a
    return inner


def generator():
    yield 1


plain = [Plain() for _ in range(30)]
touched = Plain()
touched.__dict__
rows = [
    ("small int", 5), ("float", 1.5), ("2**100", 2**100), ("complex", 1 + 2j), ("object()", object()),
    ("str of 10", "abcdefghij"), ("str of 5 latin", "\xe9" * 5), ("bytes of 10", b"abcdefghij"),
    ("tuple of 3", (1, 2, plain)), ("empty list", []), ("list of 3", [1, 2, plain]),
    ("empty dict", {}), ("dict of 3", {"a": 1, "b": 2, "c": 3}),
    ("dict of 100", {str(i): i for i in range(100)}), ("empty set", set()), ("set of 3", {1, 2, 3}),
    ("set of 100", set(range(100))), ("no slot", Empty()), ("3 slots", Slots()),
    ("3 slots and __weakref__", WeakSlots()), ("3 attributes", plain[0]), ("touched", touched),
    ("its dict", touched.__dict__), ("bound method", plain[0].method), ("function", closure),
    ("closure function", closure()), ("cell", closure().__closure__[0]),
    ("generator", generator()), ("weak reference", weakref.ref(plain[0])), ("slice", slice(1)),
    ("range", range(3)), ("exception", ValueError(1)), ("class", Plain), ("module", sys),
]
for name, value in rows:
    print(sys.getsizeof(value), name)
