import gc
class N:
    def __del__(self): print("del", self.n)
def g(me):
    try: yield 1
    finally: print("fin")
l=[]
x=g(l); l.append(x); next(x)
a=N(); a.n=1; a.me=a
q=N(); q.n=9
gc.freeze()
b=N(); b.n=2; b.me=b; b.a=a
import weakref
w = weakref.ref(a, lambda r: print("callback"))
def h():
    try: yield
    finally: print("finally of its own cycle")
own = h(); next(own)
holder = [own, w]; holder.append(holder)
async def never(): pass
pending = never()
holder.append(pending)
gc.freeze()
print("end")
