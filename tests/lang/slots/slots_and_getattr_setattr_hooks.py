class Logged:
    __slots__ = ("a", "b", "_log")

    def __init__(self):
        object.__setattr__(self, "_log", [])

    def __setattr__(self, n, v):
        self._log.append(("set", n))
        object.__setattr__(self, n, v)

    def __getattr__(self, n):
        self._log.append(("miss", n))
        if n in ("a", "b"):
            return None
        raise AttributeError(n)

    def __delattr__(self, n):
        self._log.append(("del", n))
        super().__delattr__(n)


l = Logged()
print(l.a)
l.a = 1
print(l.a, hasattr(l, "zz"))
del l.a
print(l.a, l._log)
try:
    l.new = 5
except AttributeError as e:
    print(e)


class ReadOnly:
    __slots__ = ("_x",)

    def __init__(self, x):
        self._x = x

    x = property(lambda self: self._x)


r = ReadOnly(3)
try:
    r.x = 5
except AttributeError as e:
    print(e)
print(r.x)


class Base:
    __slots__ = ("v",)


class Over(Base):
    __slots__ = ()

    @property
    def v(self):
        return ("over", Base.v.__get__(self))

    @v.setter
    def v(self, x):
        Base.v.__set__(self, x * 2)


o = Over()
o.v = 5
print(o.v)


class Same(Base):
    __slots__ = ("v",)


s = Same()
s.v = "child slot"
try:
    Base.v.__get__(s)
except AttributeError as e:
    print(e)
print(s.v)
