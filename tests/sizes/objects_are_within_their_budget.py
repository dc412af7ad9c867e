# Bytes of the object's own blocks against the budget of each kind.
import sys
import weakref


class Slots:
    __slots__ = ("a", "b", "c")

    def __init__(self):
        self.a = self.b = self.c = 1.5


class Plain:
    def __init__(self):
        self.a = self.b = self.c = 1

    def method(self):
        pass


def closure(n):
    def inner():
        return n
    return inner


keep = [Plain() for _ in range(20)]
touched = Plain()
touched.__dict__
rows = [
    ("slotted with 3 fields", Slots(), 33.5), ("dict-backed with 3 fields", keep[10], 52), ("tuple of 3", (1, 2, keep), 41),
    ("list of 3", [1, 2, 3], 58), ("dict of 3", {"a": 1, "b": 2, "c": 3}, 112), ("empty list", [], 33), ("empty dict", {}, 33),
    ("str of 10", "abcdefghij", 33), ("int", 5, 0), ("float", 1.5, 0), ("weakref", weakref.ref(keep[0]), 33),
    ("bound method", keep[0].method, 33), ("closure function", closure(1), 80),
]
for name, value, budget in rows:
    size = sys.getsizeof(value)
    print(name, "within" if size <= budget else f"{size} bytes, more than {budget}")
