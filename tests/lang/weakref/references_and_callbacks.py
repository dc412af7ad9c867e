import weakref


class A:
    def __init__(self, n=0):
        self.n = n

    def __eq__(self, o):
        return isinstance(o, A) and self.n == o.n

    def __hash__(self):
        return hash(self.n)


a = A(1)
r = weakref.ref(a)
print(r() is a, r is weakref.ref(a), type(r).__name__, callable(r), r == weakref.ref(a), hash(r) == hash(a), weakref.getweakrefcount(a), isinstance(r, weakref.ReferenceType))


def gone(ref):
    print("callback", ref is r2, ref() is None)


r2 = weakref.ref(a, gone)
print(r2 is r, r2 == r, weakref.getweakrefcount(a), r2.__callback__ is gone, r.__callback__)
del a
print(r(), r2())
b = A(2)
refs = [weakref.ref(b, lambda ref, i=i: print("callback", i)) for i in range(3)]
del b
c = A(3)
rc = weakref.ref(c, lambda ref: print("never called"))
del rc
del c
print("the reference died first")
d = A(4)
rd = weakref.ref(d, lambda ref: 1 / 0)
e1, e2 = A(5), A(5)
w1, w2 = weakref.ref(e1), weakref.ref(e2)
print(w1 == w2, hash(w1) == hash(w2), {w1: "x"}[w2], w1 != weakref.ref(A(6)))
h1 = hash(w1)
del e1
print(w1 == w2, hash(w1) == h1, w1 == w1)
dead = weakref.ref(A(7))
print(dead() is None)
try:
    hash(dead)
except TypeError as e:
    print(e)
for bad in (5, "s", None, [], {}, (), 1.5, object()):
    try:
        weakref.ref(bad)
        print("fine", type(bad).__name__)
    except TypeError as e:
        print(e)
class L(list):
    pass
def f():
    pass
for good in (L(), f, A, {1}, frozenset([1]), A().__init__, len, (x for x in ""), weakref):
    print(weakref.ref(good)() is good, end=" ")
print()
m = A(1).__eq__
print(weakref.ref(A(1).__eq__)())
try:
    weakref.ref()
except TypeError as e:
    print(e)
try:
    r()()
except TypeError as e:
    print(e)
class SubRef(weakref.ref):
    def __init__(self, obj, callback=None, tag=None):
        super().__init__(obj, callback)
        self.tag = tag
    def __new__(cls, obj, callback=None, tag=None):
        return super().__new__(cls, obj, callback)
z = A(9)
s = SubRef(z, tag="t")
print(s() is z, s.tag, s == weakref.ref(z), s is weakref.ref(z))
