import sys
import weakref

import check_schema
import tare


class Slotted:
    __slots__ = ("x", "y", "__weakref__")


class Plain:
    pass


class Hostile(type):
    def __getattribute__(cls, name):
        raise RuntimeError("no attributes here")


class Odd(metaclass=Hostile):
    def __repr__(self):
        raise RuntimeError("no repr")

    def __getattribute__(self, name):
        raise RuntimeError("no attributes here")


slotted = Slotted()
slotted.x = [slotted]
kept = weakref.ref(slotted)
plain = Plain()
plain.a, plain.b = 1, "text \"quoted\" \\ \n"
real = Plain()
vars(real)["z"] = 1
subjects = [None, 5, 1.5, 2**100, "text", "\u00e9", b"bytes", (), (1, 2), [], [1, [2]], {}, {1: 2},
            {"a": 1}, {1, 2}, slotted, plain, real, Odd(), Slotted, Odd, len, tare, kept,
            (i for i in "abc"), lambda: slotted, ValueError("x"), list(range(100)), "x" * 1000]
folder = sys.argv[1]
for name in ("anatomy", "size", "footprint", "why", "estimate"):
    faults = []
    for subject in subjects:
        faults += check_schema.check(getattr(tare, name)(subject).json(), folder)
    print(name, len(subjects), faults)
faults = []
for subject in subjects:
    for guess in (None, 0, 28, tare.anatomy(subject).own_bytes):
        faults += check_schema.check(tare.predict(subject, guess).json(), folder)
print("predict", len(subjects), faults)
faults = check_schema.check(tare.whatif(Slotted).json(), folder)
faults += check_schema.check(tare.whatif(Plain, slots=True, tuple=True).json(), folder)
print("whatif", faults)
wrong = tare.anatomy([1]).json().replace('"own_bytes": ', '"own_bytes": -').replace("header", "x")
print(check_schema.check(wrong, folder))
