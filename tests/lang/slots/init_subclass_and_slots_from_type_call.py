Point = type("Point", (), {"__slots__": ("x", "y"),
                           "__init__": lambda self, x, y: (setattr(self, "x", x), setattr(self, "y", y))[0],
                           "__repr__": lambda self: f"<{self.x}, {self.y}>"})
p = Point(1, 2)
print(p)
try:
    p.z = 1
except AttributeError as e:
    print(e)


class Auto(type):
    def __new__(meta, name, bases, ns, fields=()):
        ns["__slots__"] = tuple(fields)
        return super().__new__(meta, name, bases, ns)

    def __init__(cls, name, bases, ns, fields=()):
        super().__init__(name, bases, ns)


class Row(metaclass=Auto, fields=("a", "b")):
    def total(self):
        return self.a + self.b


r = Row()
r.a, r.b = 3, 4
print(r.total(), Row.__slots__)
try:
    r.c = 1
except AttributeError as e:
    print(e)
