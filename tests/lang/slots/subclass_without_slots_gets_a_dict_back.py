class Base:
    __slots__ = ("a",)


class Child(Base):
    pass


c = Child()
c.a = 1
c.b = 2
print(c.a, c.b, c.__dict__)
print("a" in c.__dict__)
print(hasattr(Base(), "__dict__"), hasattr(c, "__dict__"))


class GrandChild(Child):
    __slots__ = ("d",)


g = GrandChild()
g.a, g.b, g.d = 1, 2, 3
print(g.__dict__, g.d)
try:
    Base().b = 1
except AttributeError as e:
    print(e)
