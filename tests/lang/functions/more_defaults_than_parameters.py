# __defaults__ may hold more values than there are parameters: the last ones count.
def f(a): return a
f.__defaults__ = (1, 2, 3)
print(f())
print(f(9))
def g(a, b): return a, b
g.__defaults__ = (1, 2, 3)
print(g(), g(5), g(b=7))
def h(*, k): return k
h.__kwdefaults__ = {"k": 1, "z": 2}
print(h())
h.__kwdefaults__ = None
try: h()
except TypeError as e: print(e)
def many(): return 1
many.__defaults__ = (1,)
print(many())
try: many(1)
except TypeError as e: print(e)
try: f(1, 2)
except TypeError as e: print(e)
