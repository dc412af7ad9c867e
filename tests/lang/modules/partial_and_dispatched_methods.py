# partialmethod of all kinds of methods and of itself; what is abstract about it; cached_property
# where there is nothing to keep the value in.
import abc
from functools import cached_property, partialmethod, singledispatchmethod


def capture(*args, **kwargs):
    return args[1:], kwargs


class Methods:
    nothing = partialmethod(capture)
    both = partialmethod(capture, 3, b=4)
    nested = partialmethod(both, 5)
    again = partialmethod(nested, c=6)
    keywords = partialmethod(capture, self=1, func=2)

    @classmethod
    def of_class(cls, *args):
        return cls.__name__, args

    @staticmethod
    def free(*args):
        return args

    bound = partialmethod(of_class, 1)
    loose = partialmethod(free, 2)


thing = Methods()
print(thing.nothing(), thing.both(1, b=5), thing.nested(6, d=7), thing.again(), thing.keywords(8))
print(thing.bound(2), Methods.bound(3), thing.loose(3), Methods.loose(4), Methods.both(thing, 9))
print(thing.bound.__self__, Methods.__dict__["again"].args, Methods.__dict__["again"].keywords)
print(repr(partialmethod(len, 1, a="x")), partialmethod[int])
for wrong in None, 3:
    try:
        partialmethod(wrong)
    except TypeError as error:
        print(error)


class Abstract(abc.ABC):
    @abc.abstractmethod
    def add(self, x, y):
        return x + y

    add5 = partialmethod(add, 5)

    @singledispatchmethod
    @abc.abstractmethod
    def told(self, arg):
        pass


print(sorted(Abstract.__abstractmethods__), Abstract.add5.__isabstractmethod__,
      Abstract.__dict__["told"].__isabstractmethod__)


class Meta(type):
    @cached_property
    def prop(cls):
        return 7


class Slotted:
    __slots__ = ()

    @cached_property
    def prop(self):
        return 8


for owner in Meta("Made", (), {}), Slotted():
    try:
        print(owner.prop)
    except TypeError as error:
        print(error)
