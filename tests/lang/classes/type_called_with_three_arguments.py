def init(self, x):
    self.x = x


K = type("K", (), {"__init__": init, "double": lambda self: self.x * 2, "__doc__": "made"})
k = K(4)
print(k.double(), K.__name__, K.__doc__, K.__module__, K.__bases__)
L = type("L", (K,), dict(extra=1))
print(L(2).double(), L.extra, L.__mro__ == (L, K, object))
print(type(k) is K, type(K) is type, type(type) is type)
for bad in (lambda: type("X", (), 3), lambda: type("X", 3, {}), lambda: type(3, (), {}), lambda: type("X", ()),
            lambda: type(), lambda: type("X", (3,), {}), lambda: type("X", (bool,), {}), lambda: type("X", (K, K), {}),
            lambda: type("X\0Y", (), {})):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
K.__name__ = "Renamed"
print(K.__name__, K.__qualname__, repr(K))
try:
    K.__name__ = 3
except TypeError as e:
    print(e)
try:
    int.foo = 3
except TypeError as e:
    print(e)
try:
    del K.__name__
except TypeError as e:
    print(e)
