# An mro() of the program that changes bases meanwhile, or asks super() of a class half made.
import types

ready = False


class Meta(type):
    def mro(cls):
        global ready
        if cls.__mro__ is None:
            try:
                super(cls, cls).missing
            except AttributeError as error:
                print(cls.__name__, "has no order yet")
        if ready and cls.__name__ == "C":
            ready = False
            C.__bases__ = (B2,)
        return type.mro(cls)


class A(metaclass=Meta):
    pass


class B1(A):
    pass


class B2(A):
    pass


class C(A):
    pass


ready = True
C.__bases__ = (B1,)
B1.__bases__ = (C,)
print(C.__bases__, B2.__subclasses__(), B1.__mro__)
try:
    B2.__bases__ = (B1,)
except TypeError as error:
    print(error)


class Base:
    pass


class Module(types.ModuleType, Base):
    pass


class Error(Exception, Base):
    pass


set_dict = Base.__dict__["__dict__"].__set__
for thing in Module("m"), Error(), Base():
    for change in (lambda: set_dict(thing, {"a": 1}), lambda: thing.__delattr__("__dict__")):
        try:
            change()
            print(type(thing).__name__, vars(thing))
        except (AttributeError, TypeError) as error:
            print(type(thing).__name__, type(error).__name__)


class Fading:
    def __iter__(self):
        return self

    def __next__(self):
        del Fading.__next__
        return 1


try:
    for item in Fading():
        print(item)
except TypeError as error:
    print(error)
