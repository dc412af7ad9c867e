# sys.getrefcount answers as CPython does, wherever the references stand.
import sys
g = sys.getrefcount
l = []
print("fresh list", g([]), g({}), g(object()))
print("name", g(l))
m = l; print("two names", g(l))
def f(x): return g(x)
print("arg", f(l), f([]))
def h(x):
    y = x
    return g(x)
print("arg local", h(l))
c = [l, l]; print("in list", g(l))
d = {"a": l}; print("dict", g(l))
t = (l,); print("tuple", g(l))
for x in c: print("loop", g(x))
for x in [[], []]: print("loop fresh", g(x))
print([g(x) for x in c])
print([g(x) for x in ([], [])])
del c, d, t, m, x
print("back", g(l))
class A:
    def me(self): return g(self)
    def other(self, o): return g(o)
a = A()
print("inst", g(a), a.me(), A().me(), a.other(l), a.other([]))
a.x = l; print("attr", g(l), g(a.x))
bm = a.me; print("bound", g(a), g(bm), bm())
print("class", g(A) )
def gen():
    z = []
    yield g(z)
    yield g(z)
print(list(gen()))
def outer():
    v = []
    def inner(): return g(v)
    return g(v), inner()
print("closure", outer())
print("lambda", (lambda q: g(q))(l), (lambda q: g(q))([]))
def star(*args): return g(args[0]), g(args)
print("star", star(l), star([]))
def kw(**k): return g(k["a"]), g(k)
print("kw", kw(a=l), kw(a=[]))
def default(p=[]): return g(p)
print("default", default(), default(l))
print("map", list(map(g, [l, []])))
s = {1: []}
print("sub", g(s[1]))
n = [[]]
print("sub list", g(n[0]))
o, p = [], []
print("unpack", g(o))
o, p = p, o
print("swap", g(o))
w = [o] * 10
print("times", g(o))
if (q := []) is not None: print("walrus", g(q))
with open("/dev/null") as fh: print("with", g(fh))
print("func", g(f), g(default))
x = y = []
print("chain assign", g(x))
print(g(l) + g(l), [g(l), g(l)], (g(l), [l, g(l)]))
def rec(v, n): return g(v) if not n else rec(v, n - 1)
print("rec", rec(l, 0), rec(l, 1), rec(l, 5), rec([], 3))
def ret(): return []
print("ret", g(ret()))
def loc():
    r = []
    r2 = r
    del r
    return g(r2)
print("loc", loc())
def tryit(v):
    try:
        return g(v)
    finally:
        pass
print("try", tryit(l))
print("sorted key", sorted([[2], [1]], key=lambda v: (print(g(v)), v)[1]))
print("cmp", max([[2], [1]], key=lambda v: (print(g(v)), v)[1]))
class P:
    @property
    def p(self): return g(self)
    def __call__(self, v): return g(v), g(self)
    def __getitem__(self, v): return g(v), g(self)
    def __add__(self, v): return g(v), g(self)
    def __init__(self, *v): self.c = g(self)
    def __enter__(self): return g(self)
    def __exit__(self, *a): print("exit", g(self))
pp = P()
print("str", g("".join(["ab", "cd"])))
z = [i for i in range(3)]
print("comp", g(z))
it = iter(z); print("iter", g(z), g(it))
print("slice", g(z[:]))
ee = enumerate(z)
print(g(ee), g(z))
print("type", g(type("T", (), {})))
import weakref
print("weak", g(weakref.ref(a)), g(a))
print("nested", [[g(v) for v in u] for u in [[[]], [[]]]])
def gen2(v):
    yield g(v)
print("gen arg", next(gen2(l)), next(gen2([])))
print("genexp", list(g(v) for v in [l, []]), next(g(v) for v in [l]))
print("ternary", g(l) if l is not None else 0, g(l if True else None))
print("or", g(l or []), g([] or l), g([] or []))
print("fstr", f"{g(l)}")
assert g(l) 
