import weakref


class NoWeak:
    __slots__ = ("x",)


class Weak:
    __slots__ = ("x", "__weakref__")


try:
    weakref.ref(NoWeak())
except TypeError as e:
    print(e)
w = Weak()
r = weakref.ref(w)
print(r() is w)
print(w.__weakref__ is r)
del w
print(r())
try:
    class Again(Weak):
        __slots__ = ("__weakref__",)
except TypeError as e:
    print(e)


class Child(NoWeak):
    pass


c = Child()
r = weakref.ref(c)
print(r() is c)
del c
print(r() is None)


class SlottedChild(Weak):
    __slots__ = ("y",)


s = SlottedChild()
print(weakref.ref(s)() is s)
