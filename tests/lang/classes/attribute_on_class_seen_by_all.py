class A:
    pass


a, b = A(), A()
A.x = 1
print(a.x, b.x)
a.x = 2
print(a.x, b.x, A.x)
del A.x
print(a.x, hasattr(b, "x"))
A.f = lambda self: self.x
print(a.f())
try:
    b.f()
except AttributeError as e:
    print(e)
