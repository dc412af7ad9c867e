class A:
    __slots__ = ("a",)


class B(A):
    __slots__ = ("b",)


class C(B):
    __slots__ = ("c",)


c = C()
c.a, c.b, c.c = 1, 2, 3
print(c.a, c.b, c.c)
try:
    c.d = 4
except AttributeError as e:
    print(e)
print(A.__slots__, B.__slots__, C.__slots__)
print([k.__name__ for k in C.__mro__])
names = []
for k in C.__mro__:
    names.extend(getattr(k, "__slots__", ()))
print(names)
print(C.a is A.a, C.b is B.b)
A.a.__set__(c, 10)
print(c.a, A.a.__get__(c), A.a.__get__(c, C))
A.a.__delete__(c)
print(hasattr(c, "a"))
