# Functions, iterators, exceptions, descriptors, weak references.
import sys
g = sys.getsizeof
def f(): pass
def h(a, b=1, *c, d=2, **e): return a
def outer():
    x = 1
    def inner(): return x
    return inner
async def co(): pass
def gen():
    yield 1
print(g(f), g(h), g(outer()), g(lambda: 0), g(f.__defaults__), g(h.__defaults__),
      g(h.__kwdefaults__), g(outer().__closure__), g(outer().__closure__[0]), g(f.__dict__))
print(g(print), g(len), g([].append), g("".join), g(str.join), g(int.__add__), g((1).__add__),
      g(dict.fromkeys), g(object.__init__), g(type.__call__))
print(g(range(10)), g(range(10 ** 20)), g(slice(1, 2)), g(iter(range(3))), g(iter([])),
      g(iter(())), g(iter("")), g(iter({})), g(iter(set())), g(iter(b"")), g(enumerate([])),
      g(zip()), g(zip([], [])), g(map(f, [])), g(filter(f, [])), g(reversed([])), g(iter(f, 1)))
print(g(Exception()), g(ValueError("x")), g(KeyError(1)), g(OSError(1, "x")), g(StopIteration(1)),
      g(SyntaxError("x")), g(UnicodeDecodeError("utf8", b"", 0, 1, "x")), g(SystemExit(1)),
      g(ImportError("x")), g(KeyboardInterrupt()), g(AttributeError("x")), g(NameError("x")))
try: 1 / 0
except ZeroDivisionError as e: print(g(e), g(e.args), g(e.__traceback__))
class MyE(Exception): pass
print(g(MyE("x")), g(MyE), g(memoryview(b"abc")), g(memoryview(bytearray(100))[::2]),
      g(property()), g(classmethod(f)), g(staticmethod(f)), g(super))
import types, weakref, functools, itertools, operator
print(g(types.SimpleNamespace(a=1)), g(types.MappingProxyType({})), g(types.ModuleType("m")),
      g(sys), g(weakref.ref(f)), g(functools.partial(f)), g(functools.lru_cache(f)),
      g(itertools.count()), g(itertools.chain()), g(itertools.cycle([1])), g(itertools.repeat(1)),
      g(itertools.islice([], 1)), g(itertools.accumulate([])), g(itertools.takewhile(f, [])),
      g(itertools.groupby([])), g(itertools.starmap(f, [])), g(itertools.zip_longest([])),
      g(operator.itemgetter(1)), g(operator.attrgetter("a")), g(operator.methodcaller("a")))
print(g(weakref.WeakValueDictionary()), g(weakref.proxy(f)), g(types.MethodType(f, 1)),
      g(sys.flags), g(sys.version_info), g(sys.float_info), g(sys.implementation))
c = co(); print(type(c)); c.close()
print(g(sys.stdout) > 0, g(open), g(NotImplemented), g(Ellipsis), g(type(f)),
      g(f.__code__.co_code) > 0, g(f.__annotations__), g(h.__annotations__))
pools = itertools.product([1, 2], [3]), itertools.product("ab", repeat=5), itertools.product()
orders = itertools.permutations([1, 2, 3]), itertools.permutations([1], 3)
choices = itertools.combinations([1, 2, 3], 2), itertools.combinations_with_replacement("abc", 2)
print([g(one) for one in pools + orders + choices + itertools.tee([])])
