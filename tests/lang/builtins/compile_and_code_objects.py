code = compile("x = 1\ny = x + 1\nprint(y)", "file.py", "exec")
print(type(code).__name__, code.co_name, code.co_filename, code.co_firstlineno, code.co_argcount)
ns = {}
exec(code, ns)
exec(code, ns)
print(sorted(k for k in ns if k != "__builtins__"))
e = compile("a + b", "<expr>", "eval")
print([eval(e, {"a": i, "b": 10}) for i in range(3)])
s = compile("40 + 2", "<single>", "single")
exec(s)


def f(x):
    def g():
        return x
    return g


print([c.co_name for c in f.__code__.co_consts if hasattr(c, "co_name")], f.__code__ == f.__code__, hash(f.__code__) == hash(f.__code__), repr(f.__code__).startswith("<code object f at 0x"), f.__code__.co_filename.endswith("compile_and_code_objects.py"))
exec("def h(a, b=2):\n    '''doc'''\n    return a * b", ns)
print(ns["h"](4), ns["h"].__doc__, ns["h"].__module__ if "__name__" in ns else "no module name")
g = {"__name__": "custom"}
exec("class C: pass\nprint(C.__module__)\ndef f(): pass\nprint(f.__module__)", g)
for mode, source in (("eval", "1; 2"), ("single", "1\n2"), ("exec", "1 +"), ("other", "1")):
    try:
        compile(source, "<x>", mode)
        print("fine")
    except (SyntaxError, ValueError) as err:
        print(type(err).__name__, err)
try:
    exec(compile("\n\n1 / 0", "named.py", "exec"))
except ZeroDivisionError as err:
    tb = err.__traceback__.tb_next
    print(tb.tb_lineno, tb.tb_frame.f_code.co_filename)
print(eval("[i for i in range(3)]"), eval("(lambda n: n * 2)(4)"), eval("{'a': 1}['a']"), eval("f'{1 + 1}'"), eval("1 if 0 else 2"), eval("(x := 5) + x"))
print(dir(compile("1", "", "eval"))[-1] if False else "end")
