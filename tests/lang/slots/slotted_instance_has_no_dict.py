class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z


p = Point(1.0, 2.0, 3.0)
print(p.x, p.y, p.z)
print(hasattr(p, "__dict__"), hasattr(p, "__weakref__"))
try:
    p.w = 4
except AttributeError as e:
    print(e)
try:
    p.__dict__
except AttributeError as e:
    print(e)
try:
    vars(p)
except TypeError as e:
    print(e)
p.x = 10
print(p.x)
print(Point.__slots__)
print(type(Point.x).__name__, Point.x.__name__)
print(Point.x.__objclass__ is Point)
print("x" in Point.__dict__, "__dict__" in Point.__dict__)
