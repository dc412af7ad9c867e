# CPython: 2, 5, 10. A namespace there has a dict of its own; zip and enumerate keep a tuple for what
# they give out next; constants that code refers to are not found, since its collector does not
# follow code.
import gc
import types
gc.disable()
gc.collect()

def namespace():
    n = types.SimpleNamespace()
    n.n = n
def iterators():
    a = []
    a.append(zip(a))
def constants():
    d = {}
    exec("x = [1]\ndef f():\n    def g(): return 1\n    return g\nclass K:\n    y = (1, 2)\n", d)
for make in (namespace, iterators, constants):
    make()
    print(gc.collect())
# CPython: 8, 9, 7, 6. Results that are kept, locks, and lists of what is to be removed have objects of
# their own there; the dict of annotations was asked for.
import functools, weakref
def results():
    f = functools.lru_cache(lambda x: [x])
    f(1); f.me = f
def lock():
    class K:
        @functools.cached_property
        def p(self): return 1
def annotated():
    class K:
        def f(self, a: int): pass
        f.__annotations__
def weak():
    v = weakref.WeakValueDictionary(); v.me = v
for make in (results, lock, annotated, weak):
    gc.collect()
    make()
    print(gc.collect())
