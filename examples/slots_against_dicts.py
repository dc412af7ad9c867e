# What does __slots__ save? The same three attributes, kept in five ways.
import sys


class Plain:
    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z


class Slotted:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z


def touched():
    point = Plain(1, 2, 3)
    point.__dict__  # looking at it makes the dict real
    return point


plain = Plain(1, 2, 3)
real = touched()
rows = [
    ("slotted instance", sys.getsizeof(Slotted(1, 2, 3))),
    ("instance, keys shared", sys.getsizeof(plain)),
    ("instance, __dict__ touched", sys.getsizeof(real) + sys.getsizeof(real.__dict__)),
    ("tuple", sys.getsizeof((1, 2, 3))),
    ("dict", sys.getsizeof({"x": 1, "y": 2, "z": 3})),
]
print(f"{'three attributes as':28}{'bytes':>7}{'for a million':>16}")
for name, size in rows:
    print(f"{name:28}{size:7}{size * 1_000_000 / 2**20:12.1f} MiB")
