import gc
class A: pass
log=[]
def cb(phase, info): log.append((phase, info['generation'], info['collected']))
gc.callbacks.append(cb)
a=A(); a.a=a; del a
print(gc.collect()); print(log)
gc.callbacks.clear()
gc.set_debug(gc.DEBUG_SAVEALL)
a=A(); a.a=a; del a
print(gc.collect(), len(gc.garbage), type(gc.garbage[0]).__name__)
gc.set_debug(0); gc.garbage.clear()
print(gc.collect())
gc.freeze(); print(gc.get_freeze_count()>0); gc.unfreeze(); print(gc.get_freeze_count())
print(gc.is_tracked({}), gc.is_tracked({'a':1}), gc.is_tracked({'a':[]}), gc.is_tracked(()), gc.is_tracked(A()), gc.is_tracked(A))
x=[]; x.append(x); del x; print(gc.collect())
d={}; d['d']=d; del d; print(gc.collect())
def g():
    yield
def outer():
    def inner(): return inner
    return inner
outer(); print(gc.collect())
a,b=A(),A(); a.b=b; b.a=a; del a,b; print(gc.collect())
class N: __slots__=('n',)
n=N(); n.n=n; del n; print(gc.collect())
try: gc.get_objects(generation=5)
except ValueError as e: print(e)
try: gc.collect('x')
except TypeError as e: print(e)
