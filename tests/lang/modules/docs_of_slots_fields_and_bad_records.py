"""Slots that have docs, the repr of a field, and what logging tells of a record it cannot format."""
import dataclasses
import inspect
import logging
import sys


class Documented:
    __slots__ = {"a": "The first.", "b": "The second."}


print(inspect.getdoc(Documented.a), Documented.a.__doc__, Documented().__slots__["b"])


@dataclasses.dataclass
class Point:
    x: int
    y: int = dataclasses.field(default=2, repr=False)


shown = [repr(f).replace(repr(dataclasses.MISSING), "MISSING") for f in dataclasses.fields(Point)]
print("\n".join(shown))
print(type(dataclasses.MISSING), type(dataclasses.KW_ONLY))


class Lines:
    def write(self, text):
        for line in text.splitlines():
            if not line.startswith("  "):
                print(line)


logging.basicConfig(stream=sys.stdout, format="%(message)s")
stderr, sys.stderr = sys.stderr, Lines()
logging.warning("%d", "not a number")
logging.warning("%s and %s", "one")
logging.warning("no args", 5)
sys.stderr = stderr
