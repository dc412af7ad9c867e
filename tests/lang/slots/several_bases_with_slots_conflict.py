class A:
    __slots__ = ("a",)


class B:
    __slots__ = ("b",)


try:
    class C(A, B):
        pass
except TypeError as e:
    print(e)
try:
    type("D", (A, B), {"__slots__": ()})
except TypeError as e:
    print(e)


class Empty:
    __slots__ = ()


class Fine(A, Empty):
    __slots__ = ("more",)


f = Fine()
f.a, f.more = 1, 2
print(f.a, f.more)


class Other(Empty, B):
    __slots__ = ()


o = Other()
o.b = 3
print(o.b)


class Diamond1(A):
    __slots__ = ()


class Diamond2(A):
    __slots__ = ("x",)


class Bottom(Diamond1, Diamond2):
    __slots__ = ()


b = Bottom()
b.a, b.x = 1, 2
print(b.a, b.x)


class Side(A):
    __slots__ = ("s",)


try:
    class Worse(Diamond2, Side):
        pass
except TypeError as e:
    print(e)
try:
    class IntStr(int, str):
        pass
except TypeError as e:
    print(e)
