import inspect, functools
from typing import List, Optional
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
def f(a, b: int, /, c=3, *args: str, d, e: "x" = 5, **kw) -> List[int]:
    """Doc of f.

        indented
    """
    return 1
s = inspect.signature(f)
print(s, list(s.parameters), s.parameters["c"].default, s.parameters["d"].kind, s.return_annotation, repr(s.parameters["e"]), s.parameters["a"].annotation is inspect.Parameter.empty)
class C:
    x = 1
    def __init__(self, a, b=2): pass
    def m(self, y: Optional[int] = None): pass
    @classmethod
    def cm(cls, z): pass
    @staticmethod
    def sm(w): pass
    @property
    def p(self): return 3
print(inspect.signature(C), inspect.signature(C(1).m), inspect.signature(C.m), inspect.signature(C.cm), inspect.signature(C.sm), inspect.signature(lambda x, *, y: 0), inspect.signature(functools.partial(f, 1, 2)))
b = s.bind(1, 2, 3, 4, d=5, z=6); print(b.arguments, b.args, b.kwargs); b = s.bind(1, 2, d=0); b.apply_defaults(); print(b.arguments)
attempt(lambda: s.bind(1)); attempt(lambda: s.bind(1, 2)); attempt(lambda: inspect.signature(lambda: 0).bind(1)); attempt(lambda: inspect.signature(lambda: 0).bind(q=1)); attempt(lambda: inspect.signature(3))
print(inspect.isclass(C), inspect.isfunction(f), inspect.ismethod(C(1).m), inspect.isbuiltin(len), inspect.isroutine(len), inspect.ismodule(inspect), inspect.isgeneratorfunction(f))
def g(): yield 1
print(inspect.isgeneratorfunction(g), inspect.isgenerator(g()), inspect.getgeneratorstate(g()))
print([n for n, v in inspect.getmembers(C) if not n.startswith("__")], inspect.getmro(C), [n for n, v in inspect.getmembers(C(1), inspect.ismethod)])
print(repr(inspect.getdoc(f)), inspect.cleandoc(" a\n   b\n   c "))
print(inspect.getsource(f), inspect.getsource(C.m), inspect.getsource(C).count("\n"), inspect.getsourcelines(g))
print(inspect.getfullargspec(f))
print(inspect.currentframe().f_lineno, inspect.stack()[0].function, inspect.getattr_static(C(1), "p").__class__.__name__, inspect.getcallargs(lambda a, b=2: 0, 1))
def deco(fn):
    @functools.wraps(fn)
    def w(*a): return fn(*a)
    return w
@deco
def h(q, r): pass
print(inspect.signature(h), inspect.unwrap(h) is h.__wrapped__, inspect.isdatadescriptor(C.p), inspect.isabstract(C))
