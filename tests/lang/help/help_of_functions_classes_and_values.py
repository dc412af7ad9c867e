import sys
from dataclasses import dataclass
from enum import Enum
from collections import namedtuple


def add(a, b=2, *args, key: int = 3, **rest) -> int:
    """Add things.

    Indented more:
        like this.
    """
    return a + b


# A comment stands in for
# a docstring.
def commented(x):
    return x


def bare():
    pass


async def waits(a): "Waits."


def generator(x, /, y):
    """Yields."""
    yield x


class Base:
    """A base.

    With two paragraphs.
    """
    __slots__ = ("a",)
    shared = [1, 2]
    long = "x" * 100

    def method(self, x):
        """Does it."""

    def plain(self):
        pass

    def _private(self):
        """Not shown."""

    @property
    def only(self):
        """Read only."""

    @property
    def both(self):
        """Read and write."""

    @both.setter
    def both(self, value):
        pass

    @classmethod
    def make(cls, n=1):
        """Makes one."""

    @staticmethod
    def static(a):
        """Static."""

    alias = method

    def __repr__(self):
        return "<a base>"


class Derived(Base):
    __slots__ = ()

    def __init__(self, x, *, y=1):
        """Begins."""

    def method(self, x):
        return 1

    def own(self):
        "Own."

    nested = lambda self, q: q

    class Inner:
        __slots__ = ()


class Empty:
    __slots__ = ()


class Both(Derived, Empty):
    __slots__ = ()
    number = 3.5

    def own(self): pass


for thing in (add, commented, bare, waits, generator, Base, Derived, Both, Empty, Base().method,
              Base.make, Base.static, Base.only, lambda x, y=1: x, Derived(1), Base.a):
    help(thing)
    print("=" * 30)
square = lambda n: n
help(square)
help(Base.__dict__["both"])
help("keywords")
Point = namedtuple("Point", "y x")
Point.__doc__ = "A point."
import pydoc
print(pydoc.plain(pydoc.render_doc(add)))
print(pydoc.locate("sys") is sys, pydoc.locate("nothing.at.all"), pydoc.locate("os.path.join").__name__)
print(pydoc.getdoc(Derived.method), "|", pydoc.getdoc(commented), "|", pydoc.getdoc(bare))
try:
    help(1, 2)
except TypeError as error:
    print("TypeError")
