import sys
def sec(n): print("---", n)
sec("group is Exception")
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except Exception as e:
    print("caught", repr(e), e.exceptions, e.message, type(e).__mro__)
print(issubclass(ExceptionGroup, Exception), issubclass(BaseExceptionGroup, Exception), issubclass(ExceptionGroup, BaseExceptionGroup), isinstance(ExceptionGroup("x",[ValueError()]), Exception))
print(ExceptionGroup.__bases__, BaseExceptionGroup.__bases__)
print(type(BaseExceptionGroup("a", [ValueError()])), type(BaseExceptionGroup("a", [KeyboardInterrupt()])))
for a in (("x",), ("x", 5), ("x", []), (5, [ValueError()]), ("x", [5]), ("x", [KeyboardInterrupt()])):
    try: print(ExceptionGroup(*a))
    except BaseException as e: print(type(e).__name__, e)
eg = ExceptionGroup("top", [ValueError("a"), ExceptionGroup("in", [TypeError("b"), ValueError("c")])])
print(str(eg), repr(eg))
print(eg.subgroup(ValueError), repr(eg.split(TypeError)))
print(eg.subgroup(lambda e: isinstance(e, TypeError)))
print(eg.derive([KeyError(1)]))
try:
    raise eg
except* ValueError as g:
    print("V", repr(g))
except* TypeError as g:
    print("T", repr(g))
try:
    try:
        raise eg
    except* KeyError: pass
except ExceptionGroup as g: print("unhandled", repr(g))
try:
    try:
        raise eg
    except* ValueError as g:
        raise KeyError("new")
except ExceptionGroup as g: print(repr(g), repr(g.__context__))
try:
    raise ValueError("naked")
except* ValueError as g: print(repr(g))
class MyG(ExceptionGroup):
    def derive(self, ex): return MyG(self.message, ex)
print(repr(MyG("m", [ValueError(1)]).subgroup(ValueError)))
sec("notes")
e = ValueError("x"); e.add_note("n1"); e.add_note("n2"); print(e.__notes__)
try: e.add_note(5)
except TypeError as x: print(x)
sec("ctx")
try:
    try: 1/0
    except ZeroDivisionError as a: raise KeyError("k") from a
except KeyError as e: print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1/0
    finally: {}["z"]
except KeyError as e: print(repr(e.__context__), e.__cause__, e.__suppress_context__)
try:
    try: 1/0
    except ZeroDivisionError: raise KeyError("k") from None
except KeyError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
e = ValueError()
for v in (5, None, ValueError(), TypeError):
    try: e.__cause__ = v; print("ok", repr(e.__cause__))
    except TypeError as x: print(x)
    try: e.__context__ = v; print("ok")
    except TypeError as x: print(x)
    try: e.__traceback__ = v; print("ok")
    except TypeError as x: print(x)
    try: e.args = v; print("ok", e.args)
    except TypeError as x: print(x)
for c in "__cause__ __context__ __traceback__ args __suppress_context__".split():
    try: delattr(e, c); print("deleted")
    except Exception as x: print(type(x).__name__, x)
e = ValueError(1, 2)
print(e.args, str(e), repr(e), e.with_traceback(None) is e)
try: e.with_traceback(5)
except TypeError as x: print(x)
class E(Exception):
    def __init__(self, a, *, b=1): self.a = a; self.b = b
x = E(1, b=5); print(x.args, repr(x), str(x), x.__dict__)
try: E()
except TypeError as q: print(q)
try: ValueError(x=1)
except TypeError as q: print(q)
for ex in (KeyError("a"), KeyError("a", 1), KeyError(), OSError(2, "no"), OSError(2, "no", "f"), OSError("x"), OSError(), StopIteration(3), SystemExit(4), SystemExit(), SyntaxError("a"), SyntaxError("a", ("f", 1, 2, "t")), UnicodeDecodeError("u", b"abc", 1, 2, "r"), UnicodeEncodeError("u", "abc", 1, 2, "r"), ImportError("m", name="n", path="p"), AttributeError("m", name="n", obj=3), NameError("m", name="n"), FileNotFoundError(1), OSError(13, "x"), OSError(2, "a", "b", None, "c")):
    print(type(ex).__name__, str(ex), repr(ex), ex.args, {k: getattr(ex, k) for k in ("errno", "strerror", "filename", "filename2", "value", "code", "msg", "lineno", "offset", "text", "name", "path", "obj", "start", "end", "reason", "object", "encoding") if hasattr(ex, k)})
sec("flow")
def f():
    try: return 1
    finally: print("fin")
print(f())
def f():
    try: return 1
    finally: return 2
print(f())
def f():
    for i in range(3):
        try: continue
        finally: print("c", i)
    for i in range(3):
        try: break
        finally: print("b", i)
    while True:
        try: 1/0
        except ZeroDivisionError: break
        finally: print("w")
    try:
        try: raise ValueError
        finally: print("inner")
    except ValueError: print("outer")
    else: print("no")
    finally: print("end")
f()
def g():
    try: 1/0
    except ZeroDivisionError as e:
        e = 5
    try: e
    except UnboundLocalError as x: print(x)
g()
def h():
    try:
        raise ValueError("v")
    except ValueError:
        print(repr(sys.exc_info()[1]))
        try: raise KeyError("k")
        except KeyError: print(repr(sys.exc_info()[1]))
        print(repr(sys.exc_info()[1]))
        try: raise
        except ValueError as e: print("re", e)
    print(sys.exc_info())
h()
try: raise
except RuntimeError as e: print(e)
for r in (5, "s", int, None, object()):
    try: raise r
    except TypeError as e: print(e)
class Bad(Exception):
    def __new__(cls): return 5
try: raise Bad
except TypeError as e: print(e)
tb = None
def a(): b()
def b(): raise ValueError("deep")
try: a()
except ValueError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, type(tb).__name__, tb.tb_frame.f_lineno)
        tb = tb.tb_next
import types
try: raise ValueError
except ValueError as e:
    t = e.__traceback__
    n = types.TracebackType(None, t.tb_frame, 0, 5)
    print(n.tb_lineno, n.tb_next)
    try: t.tb_next = t
    except ValueError as x: print(x)
    try: t.tb_next = 5
    except TypeError as x: print(x)
