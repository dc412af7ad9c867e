class One:
    __slots__ = "value"


o = One()
o.value = 3
print(o.value, One.__slots__)
try:
    o.v = 1
except AttributeError as e:
    print(e)


class FromDict:
    __slots__ = {"a": "the first", "b": "the second"}


d = FromDict()
d.a, d.b = 1, 2
print(d.a, d.b, FromDict.__slots__)


class FromList:
    __slots__ = ["m", "n"]


print(FromList.__slots__)


class FromIterator:
    __slots__ = iter(["p", "q"])


f = FromIterator()
f.p, f.q = 1, 2
print(f.p, f.q)
