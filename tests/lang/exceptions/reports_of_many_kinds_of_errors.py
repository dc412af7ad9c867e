import sys
def f(n):
    if n == 0: raise ValueError("bottom")
    f(n-1)
def g():
    try: f(8)
    except ValueError as e: raise KeyError("x") from e
class A:
    attr = 1
    def meth(self): return self.atr
def run(fn):
    try: fn()
    except BaseException:
        print(end="", flush=True)
        sys.excepthook(*sys.exc_info())
run(g)
run(lambda: A().meth())
run(lambda: prnt)
run(lambda: sys.exti)
def un():
    print(x1)
    x1 = 1
run(un)
def notes():
    e = ValueError("multi\nline"); e.add_note("note 1"); e.add_note("note\n2"); raise e
run(notes)
def grp():
    raise ExceptionGroup("grp", [ValueError(1), ExceptionGroup("in", [TypeError("t")])])
run(grp)
def grp2():
    try: 1/0
    except ZeroDivisionError as z:
        ex = []
        for i in range(2):
            try: raise ValueError(i) from z
            except ValueError as v: ex.append(v)
        raise ExceptionGroup("many", ex)
run(grp2)
run(lambda: int("x"))
run(lambda: exec("a b"))
run(lambda: exec("def f(:\n  pass"))
class BadStr(Exception):
    def __str__(self): raise ValueError
def bs(): raise BadStr
run(bs)
class Empty(Exception): pass
def em(): raise Empty
run(em)
def em2(): raise Empty("")
run(em2)
def ke(): raise KeyError
run(ke)
class Outer:
    class Inner(Exception): pass
def oi(): raise Outer.Inner("q")
run(oi)
def ctx():
    try:
        try: 1/0
        except ZeroDivisionError: undefined_name
    finally: [][1]
run(ctx)
import types
def m(): types.SimpleNamespce
run(m)
class Sl:
    __slots__ = ("alpha", "beta")
run(lambda: Sl().alpa)
run(lambda: Sl().alpha)
def kw(alpha, *, beta): pass
run(lambda: kw(1, bta=2))
run(lambda: (1, 2).cout(3))
run(lambda: print(1 +
   "a"))
x = {"a": {"b": None}}
run(lambda: x["a"]["b"]["c"])
run(lambda: x["a"].foo.bar)
run(lambda: (1).bit_lenth())
def gen():
    yield 1
    raise ValueError("in gen")
run(lambda: list(gen()))
run(lambda: [i/0 for i in range(2)])
run(lambda: sorted([1, "a"]))
run(lambda: sum(x for x in "ab"))
def rec(): rec()
run(rec)
raise SystemExit("bye")
