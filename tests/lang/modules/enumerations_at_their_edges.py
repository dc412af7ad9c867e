# Flags with bits that have no name, properties that share a name with a member, what dir lists, and
# the warnings about values that auto makes.
import types
import warnings
from enum import (NAMED_FLAGS, Enum, Flag, IntEnum, StrEnum, auto, global_enum, verify)

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(category.__name__, message)


class Sparse(Flag):
    NONE = 0
    LOW = 1
    MIDDLE = 2
    WIDE = 389


print(repr(Sparse.WIDE), list(Sparse), Sparse.WIDE | Sparse.LOW)


class Pair(Enum):
    ONE = auto()
    TWO = auto(), auto()


print(list(Pair))


class Base(Enum):
    @types.DynamicClassAttribute
    def told(self):
        return "by " + self.name

    def plain(self):
        pass


class Heir(Base):
    told = 1
    other = 2


print(Heir.told, Heir.told.told, Heir.other.told, list(Heir), Heir["told"])
try:
    Heir.missing
except AttributeError as error:
    print(error)


class Held:
    @types.DynamicClassAttribute
    def value(self):
        "what it is"
        return 5

    @value.setter
    def value(self, new):
        print("set", new)

    @value.deleter
    def value(self):
        print("deleted")


Held().value = 3
del Held().value
print(Held().value, Held.__dict__["value"].__doc__)

for values in (("A", 1), ("B", 6)), (("A", 1), ("B", 6), ("C", 12), ("D", 9)), (("A", 1), ("B", 2)):
    try:
        print(list(verify(NAMED_FLAGS)(Flag("Made", values))))
    except ValueError as error:
        print(error)
try:
    class Double(Enum):
        vars().update({"A": 1}, A=2)
except TypeError as error:
    print(error)


class Texts(Enum):
    a = "x"
    b = auto()


class Mixed(Enum):
    a = 3
    b = "q"
    c = auto()


print(list(Texts), list(Mixed))


class Outer(Enum):
    a = 1

    class Inner:
        pass


print(len(Outer))


class Number(IntEnum):
    A = 1


class Word(StrEnum):
    A = "a"


for cls in Number, Word, Base, Sparse:
    print("bit_length" in dir(cls), "upper" in dir(cls), "__members__" in dir(cls),
          "__new__" in dir(cls), "__init_subclass__" in dir(cls))
print("plain" in dir(Heir.other), "told" in dir(Heir.other), "real" in dir(Number.A),
      "upper" in dir(Word.A))


@global_enum
class Shared(Flag):
    ONE = 1
    TWO = 2


print(Shared.ONE & Shared.TWO, Shared.ONE, ONE | TWO)
