import gc
import weakref
gc.disable()


class N:
    pass


a, b = N(), N()
a.o, b.o = b, a
r = weakref.ref(a, lambda ref: print("outside callback", ref() is None))
b.inside = weakref.ref(a, lambda ref: print("inside callback is never called"))
del a, b
print(r() is None)
gc.collect()
print(r())


class D:
    def __del__(self):
        print("finalizer sees", ref())


d = D()
d.me = d
ref = weakref.ref(d)
del d
gc.collect()
d = D()
ref = weakref.ref(d)
del d
parent = N()
child = N()
parent.child = child
child.parent = weakref.ref(parent)
pr = weakref.ref(parent)
del parent
print(pr(), child.parent())
gc.enable()
