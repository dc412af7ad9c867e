try:
    class Bad:
        __slots__ = ("x", "y")
        x = 1
except ValueError as e:
    print(e)

try:
    class Method:
        __slots__ = ("go",)

        def go(self):
            pass
except ValueError as e:
    print(e)


class Base:
    x = "class value"


class Child(Base):
    __slots__ = ("x",)


c = Child()
try:
    c.x
except AttributeError as e:
    print(e)
c.x = 3
print(c.x, Base.x)
