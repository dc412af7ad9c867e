# 1,000,000 instances of three fields with a dict, kept in a list.
import report


class Point:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


points = [Point(i, i, i) for i in range(1000000)]
report.cost()
