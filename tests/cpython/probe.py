# Prints NAME<TAB>sys.getsizeof(OBJECT), one object a line; runs under CPython 3.6 and later.
# sizes.tsv is what it printed, a column a version (64-bit Linux, default builds).
import sys
out = []
def p(name, obj): out.append((name, sys.getsizeof(obj)))
p("None", None); p("True", True); p("Ellipsis", ...)
for n in (0, 1, -1, 255, 2**30-1, 2**30, 2**60-1, 2**60, 2**90, 10**100): p("int %s" % (n if abs(n) < 10**6 else "bits=%d" % n.bit_length()), n)
p("float", 1.5); p("complex", 1j)
for n in (0, 1, 10, 100): p("str ascii len=%d" % n, "a"*n)
for n in (1, 10, 100): p("str latin1 len=%d" % n, "\xe9"*n)
for n in (1, 10, 100): p("str ucs2 len=%d" % n, "\u20ac"*n)
for n in (1, 10, 100): p("str ucs4 len=%d" % n, "\U0001F600"*n)
for n in (0, 1, 10, 100): p("bytes len=%d" % n, b"a"*n)
for n in (0, 1, 10, 100): p("bytearray len=%d" % n, bytearray(n))
for n in (0, 1, 2, 3, 10, 100): p("tuple n=%d" % n, tuple(range(n)))
for n in (0, 1, 2, 3, 4, 5, 8, 10, 100): p("list(range(%d))" % n, list(range(n)))
p("list literal [1,2,3]", [1, 2, 3]); p("list literal [1]", [1])
for n in (1, 2, 3, 4, 5, 8, 9, 10, 16, 17, 24, 25, 35, 64, 100, 1000):
    l = []
    for i in range(n): l.append(i)
    p("list appended %d" % n, l)
for n in (1, 3, 5, 9, 17, 100): p("list comprehension n=%d" % n, [i for i in range(n)])
p("[0]*10", [0]*10); p("[None]*1000", [None]*1000)
p("dict {}", {}); p("dict()", dict())
for n in (1, 5, 6, 8, 10, 11, 16, 21, 22, 50, 100, 1000, 10000, 100000):
    d = {}
    for i in range(n): d[i] = i
    p("dict int keys inserted %d" % n, d)
for n in (1, 5, 6, 10, 11, 22, 100, 1000):
    d = {}
    for i in range(n): d["k%d" % i] = i
    p("dict str keys inserted %d" % n, d)
p("dict literal a,b,c", {"a": 1, "b": 2, "c": 3})
p("dict comprehension 10 str", {str(i): i for i in range(10)}); p("dict copy of 100", dict({i: i for i in range(100)}))
for n in (0, 1, 4, 5, 8, 9, 18, 19, 20, 100, 1000): 
    s = set()
    for i in range(n): s.add(i)
    p("set added %d" % n, s)
p("frozenset()", frozenset()); p("frozenset(range(10))", frozenset(range(10))); p("set(range(100))", set(range(100)))
p("range(10)", range(10)); p("slice", slice(1, 2, 3)); p("object()", object())
class E: pass
class R:
    def __init__(self, x, y, z): self.x = x; self.y = y; self.z = z
    def m(self): pass
class R1:
    def __init__(self): self.a = 1
class R8:
    def __init__(self):
        self.a = self.b = self.c = self.d = self.e = self.f = self.g = self.h = 0
class S0: __slots__ = ()
class S1: __slots__ = ("x",)
class S3: __slots__ = ("x", "y", "z")
class S3w: __slots__ = ("x", "y", "z", "__weakref__")
class S3d: __slots__ = ("x", "y", "z", "__dict__")
class SB(S3): __slots__ = ("w",)
class SN(S3): pass
def fill(o):
    for k in ("x", "y", "z"): setattr(o, k, 1.0)
    return o
p("instance empty class", E()); p("instance dict-backed 1", R1()); p("instance dict-backed 3", R(1., 2., 3.)); p("instance dict-backed 8", R8())
p("__dict__ of dict-backed 0", E().__dict__); p("__dict__ of dict-backed 1", R1().__dict__); p("__dict__ of dict-backed 3", R(1., 2., 3.).__dict__); p("__dict__ of dict-backed 8", R8().__dict__)
r = R(1., 2., 3.); r.__dict__; p("instance dict-backed 3 after __dict__ touched", r)
r = R(1., 2., 3.); r.extra = 1; p("__dict__ after an extra attribute", r.__dict__)
r = R(1., 2., 3.); del r.y; p("__dict__ after a deletion", r.__dict__)
rs = [R(1., 2., 3.) for _ in range(50)]; p("__dict__ of 50th instance", rs[-1].__dict__)
p("instance slots 0", S0()); p("instance slots 1", S1()); p("instance slots 3", fill(S3())); p("instance slots 3 + __weakref__", fill(S3w())); p("instance slots 3 + __dict__", fill(S3d()))
p("instance slots 3 then 1 in subclass", SB()); p("instance slots 3, subclass without slots", SN())
def f(a, b=1): return a
def g():
    x = 1
    def h(): return x
    return h
def gen():
    yield 1
p("function", f); p("closure function", g()); p("cell", g().__closure__[0]); p("lambda", lambda: 0); p("bound method", r.m); p("builtin function", len); p("method descriptor call", [].append)
p("generator", gen()); p("generator expression", (i for i in ()))
p("class E", E); p("class S3", S3); p("type", type); p("module", sys)
p("Exception()", Exception()); p("ValueError('x')", ValueError("x")); p("KeyError('x')", KeyError("x"))
p("list iterator", iter([])); p("dict keys view", {}.keys()); p("dict iterator", iter({})); p("tuple iterator", iter(())); p("range iterator", iter(range(3))); p("enumerate", enumerate([])); p("zip", zip()); p("map", map(len, [])); p("filter", filter(None, [])); p("reversed list", reversed([1]))
p("property", property()); p("staticmethod", staticmethod(f)); p("classmethod", classmethod(f)); p("super", super(R, r)); p("memoryview", memoryview(b"abc"))
w = memoryview(bytes(24)); p("memoryview 2 dimensions", w.cast("B", (4, 6))); p("memoryview 3 dimensions sliced", w.cast("h", (2, 2, 3))[1:]); p("memoryview cast to 0 dimensions", w[:1].cast("B", ())); p("memoryview of 0 dimensions", memoryview(w[:1].cast("B", ())))
import weakref
p("weakref.ref", weakref.ref(r)); p("weakref.ref callback", weakref.ref(r, lambda _: 0)); p("weakref.proxy", weakref.proxy(r))
p("WeakValueDictionary()", weakref.WeakValueDictionary()); p("WeakSet()", weakref.WeakSet())
import array, collections, enum, types
for c, n in (("b", 10), ("i", 10), ("d", 10), ("d", 1000)): p("array %s n=%d" % (c, n), array.array(c, [0]*n))
a = array.array("d")
for i in range(100): a.append(i)
p("array d appended 100", a)
for n in (0, 1, 64, 65, 1000): p("deque n=%d" % n, collections.deque(range(n)))
N = collections.namedtuple("N", "x y z"); p("namedtuple 3", N(1, 2, 3)); p("OrderedDict 3", collections.OrderedDict(a=1, b=2, c=3)); p("Counter 3", collections.Counter("abc")); p("defaultdict 3", collections.defaultdict(int, a=1, b=2, c=3))
import itertools
p("combinations 3", itertools.combinations("abcd", 3)); p("combinations_with_replacement 5", itertools.combinations_with_replacement("ab", 5))
p("permutations 4 of 5", itertools.permutations("abcde", 4)); p("product 3", itertools.product("ab", repeat=3)); p("product 0", itertools.product())
p("zip_longest", itertools.zip_longest("a")); g = itertools.groupby("a"); p("groupby", g); p("_grouper", next(g)[1]); p("_tee", itertools.tee("a")[0])
class Col(enum.Enum): RED = 1
p("Enum member", Col.RED); p("SimpleNamespace", types.SimpleNamespace(a=1))
for name, size in out: print("%s\t%d" % (name, size))
