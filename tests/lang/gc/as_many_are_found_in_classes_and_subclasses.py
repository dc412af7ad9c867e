# gc.collect() finds as many objects as CPython, where those are other objects here: dicts of instances
# of built-in types, annotations, what classmethod takes over, references whose callbacks were called.
import gc, functools, typing, abc, enum, collections, weakref, sys
gc.disable()  # the numbers must not depend on when it runs by itself
def n(f):
    gc.collect(); f(); print(f.__name__, gc.collect(), end="; ")
    gc.collect(); k = f(); gc.collect(); del k;  print(gc.collect())
def c0():
    class K: pass
    return K
def c1():
    class K:
        @classmethod
        def m(cls): pass
    return K
def c2():
    class K:
        @staticmethod
        def m(cls): pass
    return K
def c3():
    class K:
        @classmethod
        def m(cls): "doc"
        @staticmethod
        def o(cls, a:int) -> str: "doc"
    return K
def c4():
    class K:
        @staticmethod
        def o(cls, a:int) -> str: "doc"
        o.attr = 1
    return K
def c5():
    class K:
        x = classmethod(1)
        y = classmethod(len)
        z = staticmethod(K2)
    return K
class K2: pass
def c6():
    class K:
        @property
        def x(self): "doc"
        @x.setter
        def x(self, v): pass
    return K
def c7():
    class K:
        def o(cls, a:int) -> str: "doc"
    return K
def c8():
    class K:
        def o(cls, a:K2) -> str: "doc"
    return K
def c9():
    class K:
        def o(cls, a:K2) -> str: "doc"
        o.__annotations__
    return K
def c11():
    class K:
        a: int = 1
        b: list
    return K
def c12():
    class K:
        a: int = 1
        def f(self, *, k: "x" = 2): pass
        @functools.lru_cache
        def g(self, *, k: "x" = 2): pass
    return K
def c13():
    class K:
        __slots__ = ("a", "b")
    return K
def c14():
    class K:
        __slots__ = "a",
    return K
def c15():
    class K:
        __slots__ = ["a", "b"]
    return K
def c16():
    class K:
        def f(self): return super().f()
        def g(self): return lambda: __class__
    return K
def c17():
    class K:
        def f(self, a=(1, 2), b=[], *c, d=3, **e): pass
    return K
def c18():
    def deco(f):
        @functools.wraps(f)
        def w(*a, **k): return f(*a, **k)
        return w
    class K:
        @deco
        def f(self): pass
    return K
def c19():
    class K:
        def __init_subclass__(cls): pass
        def __new__(cls): return super().__new__(cls)
    return K
def c20():
    class K(Exception): pass
    class K2(K): "doc"
    return K2
def c21():
    class M(type):
        def __call__(cls, *a): return 1
    class K(metaclass=M): pass
    return K
def c22():
    class K: t = (1, 2); u = ((1, 2), [3]); d = {}; d2 = {1: 2}; d3 = {1: []}; s = {1}
    return K
for i in range(23):
    if i != 10: n(globals()["c%d" % i])
class S: __slots__ = ("a",)
class S0: __slots__ = ()
class S2(S): pass
class S3(S0): pass
class SD: __slots__ = ("__dict__", "q")
class SW: __slots__ = ("__weakref__",)
class SW2(SW): pass
class A: pass
class A2(A): pass
class A3(A): __slots__ = ("z",)
class A4(A3): pass
class Zz(abc.ABC): pass
class AL(A, list): pass
class LA(list, A): pass
class M(type): pass
class MM(metaclass=M): pass
class Gn(typing.Generic[typing.TypeVar("T")]): pass
class L0(list): __slots__ = ()
class L1(L0): pass
class L2(list): pass
class L3(L2): pass
class LS(list): __slots__ = ("a",)
class Ex(Exception): pass
class Ex2(Ex): pass
class OE(OSError): pass
class P(property): pass
class Mo(type(gc)): pass
class It(collections.UserList): pass
class By(bytes): pass
class Tu(tuple): pass
class En(enum.Enum): X = 1
for K in (S2,S3,SD,SW2,A,A2,A3,A4,Zz,AL,LA,MM,Gn,L1,L2,L3,Ex,Ex2,OE,P,Tu,By,It):
    gc.collect(); v = K(); v.o = v; del v; a = gc.collect()
    v = K(); v.o = 1; v.p = v; del v; b = gc.collect()
    v = K(); l = [v]; v.p = 1; l.append(l); del l, v; c = gc.collect()
    v = K(); l = [v]; l.append(l); del l, v; d = gc.collect()
    v = K(); v.__dict__; l = [v]; l.append(l); del l, v; e = gc.collect()
    v = K(); v.o = v; gc.collect(); del v; f = gc.collect()
    v = K(); v.o = [v]; gc.collect(); v.o.append(v); del v; g = gc.collect()
    print(K.__name__, a, b, c, d, e, f, g)
# A weak reference that only its callback's call kept alive.
class Node: pass
def watched(keeps):
    v = Node(); v.me = v
    weakref.finalize(v, print, "finalized")
    if keeps: kept.append(weakref.ref(v, lambda w: None))
kept = []
for keeps in (False, True):
    gc.collect(); watched(keeps); print(gc.collect(), kept and kept[0]() is None)
# What a generator lets go when it is closed is not counted, however long the chain.
def chained():
    h = []
    def g(o):
        x = [o]; y = (o, 1)
        yield x
        yield y
    v0 = g(h); next(v0); h.append(v0)
    v1 = staticmethod(lambda x=v0: x); h.append(v1)
    v2 = Node(); v2.o = v1; h.append(v2)
for i in range(3):
    chained(); print(gc.collect(), gc.collect())
# The class of what sys.unraisablehook is given is made once.
class Bad:
    def __del__(self): raise ValueError("in del")
sys.unraisablehook = lambda u: print(type(u).__name__, u.exc_value, len(u))
for i in range(3):
    Bad(); print(gc.collect())
# gc.garbage has only what is tracked.
gc.set_debug(gc.DEBUG_SAVEALL)
def plain(): v = Node(); v.me = v; v.d = {1: 2}; v.l = [{}, ()]
plain(); print(gc.collect(), sorted(type(x).__name__ for x in gc.garbage))
gc.garbage.clear(); gc.set_debug(0); print(gc.collect())
