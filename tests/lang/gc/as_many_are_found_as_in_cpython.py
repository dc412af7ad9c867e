# gc.collect() finds as many objects as CPython, for cycles of every kind.
import gc, types
gc.disable()
def count(make, *args):
    gc.collect()
    make(*args)
    return gc.collect()
class A: pass
class S: __slots__ = ("me", "other", "__weakref__")
class D(dict): pass
class L(list): pass
class T(tuple): pass
class E: __slots__ = ()
def instances(n):
    first = last = A()
    for i in range(n - 1):
        last.to = A(); last = last.to
    last.to = first
def slotted():
    a, b = S(), S(); a.me = b; b.me = a
def lists():
    l = []; l.append([l])
def dicts():
    d = {}; d[1] = {2: d}
def plain_dict_inside():
    a = A(); a.me = a; a.d = {}; a.e = {1: 2}; a.f = {"x": "y"}
def tuple_inside():
    a = A(); a.me = a; a.t = (1, 2); a.u = (a,); a.v = ((1,), 2)
    a.w = ()
def old_tuple_inside():
    a = A(); a.me = a; a.t = (len("a"), 2); a.v = ((a, 1), (len("b"),))
    gc.collect()
def sets():
    a = A(); a.s = {a}; a.f = frozenset([a, 1]); a.e = set(); a.fe = frozenset([1, 2])
def real_dict():
    a = A(); a.me = a; a.__dict__["x"] = 1
def closure():
    def f(): return f
    f()
def closure_two():
    x = []
    def f(): return g, x
    def g(): return f
def generator():
    def g():
        me = yield
        yield me
    it = g(); next(it); it.send(it)
def bound():
    a = A(); a.m = a.__init__
    class B:
        def m(self): pass
    b = B(); b.m2 = b.m
def klass():
    class B: pass
def exec_function():
    d = {}
    exec("def f(): pass\n", d)
def subclasses():
    d = D(); d[1] = d
    l = L(); l.append(l)
    t = T([l]); l.append(t); l.append(L())
def exceptions():
    try: 1 / 0
    except ZeroDivisionError as e: x = e
    x.me = x
def cells():
    c = types.CellType(); c.cell_contents = c
def modules():
    m = types.ModuleType("m"); m.m = m
def methods():
    l = []; l.append(l.append)
def numbers():
    a = A(); a.me = a; a.i = 10 ** 30; a.f = 1.5e300; a.s = "x" * 50; a.b = bytes(9); a.c = 1j
    a.ba = bytearray(3); a.o = object(); a.r = range(3); a.e = E()
def coroutine():
    async def c(): pass
    x = c(); x.close(); l = [x]; l.append(l)
def weak():
    import weakref
    a = A(); a.me = a; a.w = weakref.ref(a); a.p = weakref.proxy(a); a.c = weakref.ref(a, print)
def proxies():
    d = {}; d["p"] = types.MappingProxyType(d); d["k"] = d.keys(); d["v"] = d.values()
def lam():
    a = A(); a.f = lambda: a; a.g = lambda x=a, *, y=[]: x
for make in (slotted, lists, dicts, plain_dict_inside, tuple_inside, old_tuple_inside, sets, real_dict, closure,
             closure_two, generator, bound, klass, exec_function, subclasses,
             exceptions, cells, modules, methods, numbers, coroutine, weak, proxies, lam):
    try: print(make.__name__, count(make))
    except Exception as e: print(make.__name__, repr(e))
print([count(instances, n) for n in (1, 2, 10)])
