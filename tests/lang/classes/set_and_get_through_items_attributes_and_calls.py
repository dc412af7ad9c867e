class Auto:
    def __getattr__(self, name):
        value = Auto()
        setattr(self, name, value)
        return value

    def __setitem__(self, k, v):
        setattr(self, k, v)

    def __getitem__(self, k):
        return getattr(self, k)

    def __repr__(self):
        return "Auto" + repr(self.__dict__)


a = Auto()
a.b.c.d = 5
a["x"] = 1
a.b["y"] = 2
print(a, a["b"].c.d, a["b"]["y"])


class AttrDict(dict):
    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__


d = AttrDict(k=1)
d.z = 2
del d.k
print(d, d.z, "z" in d)
try:
    d.missing
except KeyError as e:
    print("KeyError", e)


class Const:
    def __setattr__(self, n, v):
        if n in self.__dict__:
            raise TypeError(f"can't rebind {n}")
        self.__dict__[n] = v


c = Const()
c.PI = 3
try:
    c.PI = 4
except TypeError as e:
    print(e, c.PI)
