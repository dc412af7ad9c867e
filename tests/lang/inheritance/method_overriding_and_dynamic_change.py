class A:
    def f(self):
        return "A.f"

    def g(self):
        return "A.g via " + self.f()


class B(A):
    def f(self):
        return "B.f"


class C(B):
    pass


c = C()
print(c.f(), c.g())
B.f = lambda self: "new B.f"
print(c.f(), c.g())
del B.f
print(c.f(), c.g())
C.f = lambda self: "C.f"
print(c.f())
c.f = lambda: "instance f"
print(c.f(), c.g())
A.f = lambda self: "changed A"
print(A().f(), B().f(), C().f())
A.__len__ = lambda self: 42
print(len(c))
c.__len__ = lambda: 7
print(len(c), c.__len__())
A.__call__ = lambda self, x: x + 1
print(c(1), callable(c))
del A.__call__
print(callable(c))
try:
    c(1)
except TypeError as e:
    print(e)
A.__getattr__ = lambda self, n: "dynamic " + n
print(c.zzz)
del A.__getattr__
try:
    c.zzz
except AttributeError as e:
    print(e)
