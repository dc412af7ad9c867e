class A:
    pass


a = A()
a.x = 1
d = a.__dict__
d["y"] = 2
a.z = 3
print(d, a.y)
del a.x
print(d)
del d["y"]
print(hasattr(a, "y"))
a.__dict__ = {"fresh": 1}
print(a.fresh, hasattr(a, "z"), d)
d["z"] = 99
print(hasattr(a, "z"))
try:
    a.__dict__ = 5
except TypeError as e:
    print(e)
del a.__dict__
print(a.__dict__)
a.q = 1
print(a.__dict__)
b = A()
b.__dict__.update(one=1, two=2)
print(b.one + b.two, list(b.__dict__))
c = A()
c.__dict__ = b.__dict__
c.three = 3
print(b.three, c.__dict__ is b.__dict__)
d = A()
for i in range(40):
    setattr(d, f"attr{i}", i)
print(len(d.__dict__), d.attr39, sum(d.__dict__.values()))
for i in range(0, 40, 2):
    delattr(d, f"attr{i}")
print(list(d.__dict__)[:4], len(d.__dict__))
e = A()
e.b, e.a = 1, 2
f = A()
f.a, f.b = 1, 2
print(list(e.__dict__), list(f.__dict__))
e.__dict__[5] = "int key"
print(e.__dict__)
try:
    A.__dict__["x"] = 1
except TypeError as e:
    print(e)
print(type(A.__dict__).__name__)
