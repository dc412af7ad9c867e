# __sizeof__ itself, abstract classes, descriptors, caches, late attributes.
import sys, functools, itertools, collections, types, abc
g = sys.getsizeof
class Base(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
class Impl(Base):
    def f(self): return 1
i = Impl(); print(g(i), g(Base), g(Impl), g(i.__dict__))
class Mixin: __slots__ = ()
class K(Mixin): __slots__ = ("a",)
class K2(Mixin): pass
print(g(K()), g(K2()), g(K), g(K2), g(Mixin()))
class Desc:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, o, t): return 5
class Us: d = Desc(); e = Desc()
print(g(Us()), g(Us.__dict__["d"]), g(Us.__dict__["d"].__dict__))
class Cached:
    @functools.cached_property
    def v(self): return [1]
c = Cached(); print(g(c), g(c.__dict__)); c.v; print(g(c.__dict__), g(Cached.__dict__["v"]))
class Dyn:
    def __getattr__(self, n): return n
x = Dyn(); x.a = 1; print(g(x), g(x.__dict__)); print(g(x))
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration
print(g(It()), g(list(It())), g([*It()]))
class Sz:
    def __sizeof__(self): return 100
class SzL(list):
    def __sizeof__(self): return 7
print(g(Sz()), g(SzL()), Sz().__sizeof__(), [].__sizeof__(), {}.__sizeof__(), ().__sizeof__(),
      (1).__sizeof__(), "a".__sizeof__(), set().__sizeof__(), object().__sizeof__(),
      (lambda: 0).__sizeof__(), type.__sizeof__(int), Impl.__sizeof__(i), range(3).__sizeof__(),
      b"x".__sizeof__(), bytearray(5).__sizeof__(), None.__sizeof__(), slice(1).__sizeof__(),
      (1.5).__sizeof__(), (2j).__sizeof__())
try: print(g())
except TypeError as e: print("TypeError")
class Bad:
    def __sizeof__(self): return -1
try: print(g(Bad()))
except ValueError as e: print(e)
class Bad2:
    def __sizeof__(self): return "x"
try: print(g(Bad2()))
except TypeError as e: print("TypeError")
print(g(Bad2(), 5))
@functools.lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
fib(30); print(g(fib), g(fib.cache_info()))
@functools.wraps(fib)
def w(): pass
print(g(w), g(w.__dict__), g(functools.reduce(lambda a, b: a + [b], range(9), [])),
      g(functools.partial(int, base=2).keywords))
@functools.singledispatch
def sd(x): pass
print(g(sd), g(functools.total_ordering))
many = [types.SimpleNamespace(a=i, b=i) for i in range(5)]
print([g(m) for m in many], g(many[0].__dict__))
class Tree:
    def __init__(self,
          d): self.l = Tree(d - 1) if d else None; self.r = Tree(d - 1) if d else None
t = Tree(4); print(g(t), g(t.__dict__), g(t.l.l.__dict__))
class Late:
    pass
ls = []
for i in range(35): o = Late(); o.a = i; o.b = i; o.c = i; ls.append(o)
print([g(o.__dict__) for o in ls])
class Cond:
    def __init__(self, n):
        self.a = 1
        if n % 2: self.b = 2
        self.c = 3
print([g(Cond(n).__dict__) for n in range(10)])
