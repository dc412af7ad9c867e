class Mixed:
    __slots__ = ("x", "__dict__")


m = Mixed()
m.x = 1
m.other = 2
print(m.x, m.other, m.__dict__)
print("x" in m.__dict__)
m.__dict__["more"] = 3
print(m.more)
import weakref
try:
    weakref.ref(m)
except TypeError as e:
    print(e)
try:
    class Twice(Mixed):
        __slots__ = ("__dict__",)
except TypeError as e:
    print(e)
m.__dict__ = {"fresh": 1}
print(m.fresh, m.x, hasattr(m, "other"))
