class A:
    def f(self):
        return "f"


def g(self):
    return "g of " + type(self).__name__


A.g = g
a = A()
print(a.f(), a.g(), A.g(a))
a.h = g
try:
    a.h()
except TypeError as e:
    print(e)
print(a.h(a))
import sys
a.h = type(a.f)(g, a)
print(a.h())
del A.f
try:
    a.f()
except AttributeError as e:
    print(e)
A.f = classmethod(lambda cls: cls.__name__)
print(a.f(), A.f())
A.f = staticmethod(lambda: "static")
print(a.f(), A.f())
A.f = property(lambda self: "property")
print(a.f, type(A.f).__name__)
A.f = 5
print(a.f)
