import gc, sys, weakref
out = []
class D:
    def __init__(self, n): self.n = n
    def __del__(self): out.append(self.n); gc.collect()
class R:
    keep = []
    def __del__(self): R.keep.append(self)
class X:
    def __del__(self): raise ValueError('x')
d = D(1); del d
a = D(2); a.self = a; del a; gc.collect()
r = R(); r.me = r; del r; gc.collect(); print(len(R.keep)); R.keep.clear(); gc.collect(); print(len(R.keep))
class C: pass
def make(ref): out.append(C()); out.append([C() for i in range(10)])
c = C(); w = weakref.ref(c, make); del c
c = C(); c.c = c; w = weakref.ref(c, make); del c; gc.collect()
c = C(); ws = [weakref.ref(c, lambda r: ws.clear()) for i in range(10)]; del c
c = C(); w = weakref.ref(c, lambda r: 1 / 0); 
sys.stderr = sys.stdout
sys.unraisablehook = lambda u: print('unraisable', type(u.exc_value).__name__)
del c
x = X(); del x
x = X(); x.x = x; del x; gc.collect()
class Deep:
    def __init__(self, n): self.n = n
    def __del__(self): 
        try: self.n
        except AttributeError: pass
n = None
for i in range(20000): n = Deep(n)
del n
l = []
for i in range(200000): l = [l]
del l
t = ()
for i in range(200000): t = (t, i)
del t
d = {}
for i in range(100000): d = {1: d}
del d
class N: pass
n = None
for i in range(100000):
    m = N(); m.n = n; n = m
del n, m
f = None
for i in range(50000): f = (lambda f: lambda: f)(f)
del f
it = iter([])
for i in range(50000): it = map(str, it)
del it
def gen(x): yield x
g = None
for i in range(50000): g = gen(g)
del g
e = None
for i in range(50000):
    e2 = ValueError(); e2.__cause__ = e; e = e2
del e, e2
# cycles of everything
for i in range(100):
    l = [N() for k in range(10)]
    for k in range(10): l[k].a = l[k - 1]; l[k].l = l; l[k].f = lambda: l
    def g():
        try: yield l
        finally: out.append('fin')
    gg = g(); next(gg); l.append(gg)
    del l, gg
gc.collect()
print(out.count('fin'), len(out))
class Meta(type):
    def __del__(cls): out.append('meta')
for i in range(10):
    K = Meta('K', (), {'x': i}); K.k = K(); del K
gc.collect()
print(out.count('meta'))
# resurrect inside a container being destroyed
class Z:
    def __del__(self): zs.append(self)
zs = []
l = [Z() for i in range(10)]; del l; print(len(zs))
t = tuple(Z() for i in range(10)); del t; print(len(zs))
zs.clear(); print(len(zs))
