# Class hierarchies: super(), properties, class and static methods, isinstance.
import report


class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        return 0

    def describe(self):
        return self.area() + len(self.name)

    @classmethod
    def make(cls, *args):
        return cls(*args)

    @staticmethod
    def unit():
        return 1


class Box(Shape):
    def __init__(self, w, h):
        super().__init__("box")
        self.w, self._h = w, h

    @property
    def h(self):
        return self._h

    @h.setter
    def h(self, v):
        self._h = v

    def area(self):
        return self.w * self.h


class Cube(Box):
    def __init__(self, w):
        super().__init__(w, w)
        self.d = w

    def area(self):
        return super().area() * self.d


def run(n):
    total = 0
    for i in range(n):
        c = Cube.make(i % 10)
        b = Box(1, 2)
        b.h = 5
        for s in (b, c):
            total += s.describe() + Shape.unit()
            if isinstance(s, Cube):
                total += s.w
    return total, Shape.count


print(run(60000))
report.cost()
