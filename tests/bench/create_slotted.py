# 1,000,000 slotted instances of four fields, kept in a list.
import report


class Point:
    __slots__ = ("x", "y", "z", "w")

    def __init__(self, x, y, z, w):
        self.x = x
        self.y = y
        self.z = z
        self.w = w


points = []
for i in range(1000000):
    points.append(Point(i, i + 1, i + 2, i + 3))
report.cost()
