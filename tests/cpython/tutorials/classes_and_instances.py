# Enumerations, dataclasses, slots, subclasses of built-in types, keys that are shared.
import sys, enum, dataclasses, typing
g = sys.getsizeof
class E(enum.Enum):
    A = 1; B = 2
class F(enum.IntEnum):
    A = 1; B = 2 ** 40
class L(enum.Flag):
    X = 1; Y = 2
print(g(E.A), g(F.A), g(F.B), g(L.X), g(L.X | L.Y), g(E), g(F))
@dataclasses.dataclass
class D:
    a: int; b: str = "x"; c: list = dataclasses.field(default_factory=list)
d = D(1)
print(g(d), g(d.__dict__), g(dataclasses.asdict(d)), g(dataclasses.astuple(d)), g(D),
      g(dataclasses.fields(d)))
class S:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1; self.b = 2
class T(S): pass
class U(S): __slots__ = ("c",)
class V(S): __slots__ = ("__dict__", "__weakref__")
class W: __slots__ = ("__weakref__",)
for k in (S, T, U, V, W): o = k(); print(k.__name__, g(o), g(k))
class X:
    def __init__(self, n):
        for i in range(n): setattr(self, f"a{i}", i)
print([g(X(n)) for n in range(12)], [g(X(n).__dict__) for n in range(20)])
class Y:
    def __init__(self): self.a = 1
    def m(self): pass
    @property
    def p(self): pass
    @classmethod
    def c(cls): pass
    @staticmethod
    def s(): pass
y = Y()
print(g(y), g(y.__dict__), g(y.m), g(Y.m), g(Y.p), g(Y.c), g(Y.__dict__["c"]), g(Y.__dict__["s"]),
      g(Y.__dict__), g(Y.__mro__), g(Y), g(super(Y, y)))
y.b = 2
y.c2 = 3
print(g(y.__dict__))
del y.a
print(g(y.__dict__))
y.__dict__ = {"z": 1}
print(g(y.__dict__))
ys = [Y() for _ in range(40)]; print([g(v.__dict__) for v in ys])
class I(int): pass
class St(str): pass
class Li(list): pass
class Di(dict): pass
class Tu(tuple): pass
class Se(set): pass
class Fl(float): pass
class By(bytes): pass
print(g(I(5)), g(I(2 ** 40)), g(St("abc")), g(Li([1, 2])), g(Di(a=1)), g(Tu((1, 2))), g(Se([1])),
      g(Fl(1.5)), g(By(b"abc")))
class NT(typing.NamedTuple):
    x: int; y: int = 0
print(g(NT(1)), g(type), g(object()), g(object), g(int), g(list), g(dict), g(str))
@dataclasses.dataclass(frozen=True, order=True)
class Z: a: int; b: int
print(g(Z(1, 2)), g(Z))
class M(type): pass
class N(metaclass=M): pass
print(g(M), g(N), g(N()))
class A1: pass
a = A1(); print(g(a), g(vars(a))); a.x = 1; print(g(vars(a)))
