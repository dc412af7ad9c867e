from enum import *
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1
    def describe(self): return self.name.lower()
print(Color.RED, repr(Color.RED), Color(2), Color["BLUE"], Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color.__members__)
print(Color.RED.describe(), Color.RED.value, Color.RED.name, hash(Color.RED) == hash("RED"))
print(Color.RED in Color, isinstance(Color.RED, Color), type(Color.RED), Color)
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
attempt(lambda: Color(9))
attempt(lambda: Color["X"])
attempt(lambda: setattr(Color, "RED", 5))
attempt(lambda: Color.PINK)
attempt(lambda: Color.RED < Color.GREEN)

def f():
    class More(Color):
        X = 9
attempt(f)
def f():
    class D(Enum):
        A = 1
        A = 2
attempt(f)
class N(IntEnum):
    ONE = 1
    TWO = 2
print(N.ONE, repr(N.ONE), N.ONE + N.TWO, f"{N.TWO}", N.ONE == 1, N.ONE < N.TWO, f"{N.TWO:>4}", "%d %s" % (N.ONE, N.TWO))
print(sorted([N.TWO, N.ONE]), [10,20,30][N.TWO])
class P(Flag):
    R = auto(); W = auto(); X = auto()
    RW = R | W
print(P.R|P.X, repr(P.R|P.X), P.RW, repr(P.RW), ~P.R, P(0), bool(P(0)), P.R in P.RW, list(P.RW), list(P), len(P.RW))
print(repr(P(0)), P.R & P.W, P.R ^ P.RW)
attempt(lambda: P.R | 2)
attempt(lambda: P("x"))
class I(IntFlag):
    A = 1; B = 2; C = 4
print(I.A|I.B, repr(I.A|I.B), I.A|8, repr(I.A|8), I(0), repr(I(16)), repr(~I.A), I.A+1, I.A|I.C == 5)
class S(StrEnum):
    A = auto(); B = "bee"
print(S.A, repr(S.A), S.B.upper(), f"{S.B}", S.A == "a")
attempt(lambda: unique(Color))
Animal = Enum("Animal", "CAT DOG")
print(Animal, list(Animal), Animal.CAT)
print(list(Enum("X", ["A", "B"], start=5)), list(Enum("Y", {"P": "p", "Q": "q"})), list(IntEnum("Z", [("k", 4), ("l", 7)])))
class Planet(Enum):
    EARTH = (5.97, 6.37)
    MARS = (0.64, 3.39)
    def __init__(self, mass, radius):
        self.mass = mass; self.radius = radius
    @property
    def density(self): return round(self.mass / self.radius, 3)
print(Planet.EARTH.mass, Planet.EARTH.density, Planet.EARTH.value, Planet((0.64, 3.39)))
class Auto(Enum):
    A = auto(); B = auto(); C = 10; D = auto()
print([m.value for m in Auto])
class Gen(Enum):
    def _generate_next_value_(name, start, count, last): return name + str(count)
    A = auto(); B = auto()
print(list(Gen))
class Mis(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == "x" else None
print(Mis("x"))
attempt(lambda: Mis("y"))
class Order(Enum):
    LOW = 1; HIGH = 2
    def __lt__(self, o): return self.value < o.value
print(max(Order), Order.LOW < Order.HIGH, f"{Order.LOW:>12}|", f"{Order.LOW!r}")
class New(bytes, Enum):
    def __new__(cls, v, label):
        o = bytes.__new__(cls, [v]); o._value_ = v; o.label = label
        return o
    A = (1, "first"); B = (2, "second")
print(New.A, New.B.label, New(2), bytes(New.A))
class T(tuple, Enum):
    A = (1, 2)
print(T.A, repr(T.A), T.A[0])
import copy
d = {Color.RED: 1}
print(d)
match Color.RED:
    case Color.GREEN: print("g")
    case Color.RED: print("r")
print(Color.RED.__class__, Color.__name__, Color.__doc__, dir(Color))
class Mixed(str, Enum):
    A = "a"
print(Mixed.A, repr(Mixed.A), Mixed.A == "a", f"{Mixed.A}", "%s" % Mixed.A, Mixed.A.upper())
print(Color.RED.GREEN if hasattr(Color.RED, "GREEN") else "no")
class W(Enum):
    A = 1
    def method(self): return 1
    @staticmethod
    def st(): return 2
    @classmethod
    def cl(cls): return list(cls)
    x = property(lambda self: 7)
print(W.A.method(), W.st(), W.cl(), W.A.x, list(W))
attempt(lambda: delattr(Color, "RED"))
attempt(lambda: Enum("Q", "A A"))
attempt(lambda: setattr(Color.RED, "name", 4))
attempt(lambda: setattr(Color.RED, "value", 4))
print(reversed(Color).__class__.__name__, [c.name for c in reversed(Color)])
print(I.A.__or__(2).__class__, I.__members__, I, P, I(7))
