class Plain:
    pass


class Slotted(Plain):
    __slots__ = ("x",)


s = Slotted()
s.x = 1
s.y = 2
print(s.x, s.y, s.__dict__)


class Empty(object):
    __slots__ = ()


class Both(Empty):
    __slots__ = ("q",)


b = Both()
b.q = 5
try:
    b.r = 6
except AttributeError as e:
    print(e)
print(hasattr(b, "__dict__"))
