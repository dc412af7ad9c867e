class P:
    def __init__(self):
        self._x = 1

    def get(self):
        "doc of get"
        return self._x

    def set(self, v):
        self._x = v

    def delete(self):
        del self._x

    x = property(get, set, delete, "the x")
    y = property(get)
    z = property(None, set)
    empty = property()

    @property
    def w(self):
        """w doc"""
        return "w"

    @w.deleter
    def w(self):
        print("deleted w")


p = P()
p.x = 5
print(p.x, p.y, P.x.__doc__, P.y.__doc__, P.w.__doc__)
del p.x
try:
    p.x
except AttributeError as e:
    print(e)
p._x = 0
for bad in (lambda: setattr(p, "y", 1), lambda: p.z, lambda: delattr(p, "y"), lambda: p.empty, lambda: setattr(p, "w", 2),
            lambda: setattr(p, "empty", 2), lambda: delattr(p, "empty")):
    try:
        bad()
    except AttributeError as e:
        print(e)
p.z = 9
print(p._x)
del p.w
p.__dict__["w"] = "shadow"
print(p.w)
print(P.x.fget is P.get, P.x.fset is P.set, P.y.fset, P.x.fdel is P.delete)
print(type(P.x), isinstance(P.w, property))
q = P.y.setter(P.set)
print(q.fset is P.set, q is P.y)


class Sub(P):
    @P.x.getter
    def x(self):
        return "sub"


s = Sub()
print(s.x)
s.x = 4
print(s._x)


class Computed:
    calls = 0

    @property
    def lazy(self):
        Computed.calls += 1
        value = self.__dict__["_lazy"] = Computed.calls * 10
        return value

    @property
    def broken(self):
        return self.missing_thing


c = Computed()
print(c.lazy, c.lazy, Computed.calls)
try:
    c.broken
except AttributeError as e:
    print(e)
