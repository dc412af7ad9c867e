class A:
    __slots__ = ("x", "y")


class B:
    __slots__ = ("x", "y")


class C:
    __slots__ = ("x",)


class D:
    pass


class E:
    pass


a = A()
a.x = 1
a.__class__ = B
print(type(a).__name__, a.x)
for target in (C, D):
    try:
        a.__class__ = target
    except TypeError as e:
        print(e)
d = D()
d.v = 1
d.__class__ = E
print(type(d).__name__, d.v)
try:
    d.__class__ = 3
except TypeError as e:
    print(e)
try:
    d.__class__ = int
except TypeError as e:
    print(e)
try:
    (5).__class__ = D
except TypeError as e:
    print(e)
