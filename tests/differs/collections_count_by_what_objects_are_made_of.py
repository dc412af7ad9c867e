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
