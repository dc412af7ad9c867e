class Shape:
    def area(self):
        raise NotImplementedError

    def describe(self):
        return f"{type(self).__name__} with area {self.area():.2f}"


class ReprMixin:
    def __repr__(self):
        inside = ", ".join(f"{k}={v!r}" for k, v in self.__dict__.items())
        return f"{self.__class__.__name__}({inside})"


class CompareMixin:
    def __lt__(self, other):
        return self.area() < other.area()


class Square(ReprMixin, CompareMixin, Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


class Circle(ReprMixin, CompareMixin, Shape):
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3.14159 * self.r ** 2


shapes = [Square(3), Circle(1), Square(1), Circle(2)]
for s in sorted(shapes):
    print(s, s.describe())
try:
    Shape().describe()
except NotImplementedError as e:
    print(repr(e))
print(max(shapes), [k.__name__ for k in Circle.__mro__])
