# gc.get_referrers, get_objects and is_tracked: frames that have ended, cells, dicts, instances; what
# is not tracked is no referrer, and running calls are none.
import gc
import sys
import weakref
from collections import defaultdict, OrderedDict
class T: pass
def shape(found):
    return sorted(type(r).__name__ for r in found)
t = T()
print("global", shape(gc.get_referrers(t)))
def f():
    x = T()
    print("local", shape(gc.get_referrers(x)))
    fr = sys._getframe()
    print("local, frame made", shape(gc.get_referrers(x)))
    del fr
    return None
f()
def cell():
    x = T()
    def g(): return x
    print("cell", shape(gc.get_referrers(x)))
    print("closure", shape(gc.get_referrers(g.__closure__[0])))
cell()
def gen():
    x = T()
    yield x
g = gen()
x = next(g)
print("generator", shape(gc.get_referrers(x)))
del x
def inst():
    a = T(); b = T()
    a.b = b
    print("instance", shape(gc.get_referrers(b)))
    a.__dict__
    print("instance with dict", shape(gc.get_referrers(b)))
inst()
class S:
    __slots__ = "b",
def slots():
    a = S(); b = T(); a.b = b
    print("slots", shape(gc.get_referrers(b)), gc.get_referrers(b)[0] is a)
slots()
def cont():
    b = T()
    k = [b], (b,), {1: b}, {b}, frozenset([b]), {b: 1}, [b].__len__, b.__eq__, iter([b]), slice(b), map(id, [b])
    print("containers", shape(gc.get_referrers(b)))
cont()
def untracked():
    s = "some str %d" % id(cont)
    t = (s,); d = {"a": s}; l = [s]
    print("of an atom", shape(gc.get_referrers(s)))
    gc.collect()
    print("of an atom, collected", shape(gc.get_referrers(s)))
untracked()
def cls():
    class A: pass
    class B(A): pass
    a = A()
    print("class", shape(gc.get_referrers(B)))
    print("base", shape(gc.get_referrers(A)))
cls()
def fun():
    def inner(x=t): pass
    print("function", shape(gc.get_referrers(inner)))
    print("code", shape(gc.get_referrers(inner.__code__)))
fun()
print("several", len(gc.get_referrers(t, f)) )
def two():
    a = T(); b = [a, a]
    print("twice", len(gc.get_referrers(a)))
    c = [a, f]
    print("two targets", shape(gc.get_referrers(a, f)))
two()
def exc():
    try:
        raise ValueError(T())
    except ValueError as e:
        print("exception", shape(gc.get_referrers(e)), shape(gc.get_referrers(e.args)), shape(gc.get_referrers(e.__traceback__)), shape(gc.get_referrers(e.args[0])))
exc()
def par():
    import functools
    x = T()
    p = functools.partial(f, x)
    w = weakref.ref(x, p)
    print("partial", shape(gc.get_referrers(x)), shape(gc.get_referrers(p)))
    pr = property(f)
    print("bound", shape(gc.get_referrers(pr)))
    sm, cm = staticmethod(f), classmethod(f)
    print("wrapped", shape(gc.get_referrers(f)))
    class C:
        def m(self): pass
        @property
        def q(self): pass
    print("method", shape(gc.get_referrers(C.m)), shape(gc.get_referrers(C.q)), shape(gc.get_referrers(C.q.fget)))
par()
def finished():
    x = T()
    return x, sys._getframe()
x, frame = finished()
print(shape(gc.get_referrers(x)))
def failing():
    y = T()
    raise ValueError
try: failing()
except ValueError as e:
    y = e.__traceback__.tb_next.tb_frame.f_locals["y"]
    print(shape(gc.get_referrers(y)), shape(gc.get_referrers(e.__traceback__.tb_next)))
del y
async def co():
    z = T()
    global w; w = z
    await A()
class A:
    def __await__(self): yield 1
c = co(); c.send(None)
print(shape(gc.get_referrers(w)))
c.close()
class K:
    a = T()
    __slots__ = ("s", "__dict__")
k = K(); k.s = T(); k.d = T()
print(shape(gc.get_referrers(K.a)), shape(gc.get_referrers(k.s)), shape(gc.get_referrers(k.d)))
t = T()
h = defaultdict(list, a=t), OrderedDict(a=t), [t].__iter__(), enumerate([t]), zip([t]), reversed([t])
print(shape(gc.get_referrers(t)))
it = iter({t}), iter({t:1}), {t:1}.items()
print(shape(gc.get_referrers(t)))
m = {}
wd = weakref.WeakValueDictionary(a=t)
print(shape(r for r in gc.get_referrers(t)))
n = T()
d = {"n": n, "me": None}; d["me"] = d
s = [d]
print(shape(gc.get_referrers(d)), shape(gc.get_referrers(s)))
o = object.__new__(T); o.l = [o]
print(shape(gc.get_referrers(o)), shape(gc.get_referrers(o.l)))
y_name = "a"
tracked = [{}, {1: 2}, {"a": "b"}, {"a": []}, {"a": ()}, (), (len(y_name),), (y_name, 2.5), ({},),
           ([],), [], T(), T, object(), 1, "a", len, finished]
for v in tracked:
    # A tuple is tracked until the first collection.
    if type(v) is not tuple:
        print(type(v).__name__, gc.is_tracked(v), any(o is v for o in gc.get_objects()))
print("after a collection")
gc.collect()
for v in tracked:
    print(type(v).__name__, gc.is_tracked(v), any(o is v for o in gc.get_objects()))
