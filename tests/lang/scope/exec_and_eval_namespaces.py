ns = {"x": 5}
exec("y = x * 2\ndef f(): return y + x", ns)
print(ns["y"], ns["f"](), "__builtins__" in ns)
print(eval("x + y", ns), eval("a + b", {"a": 1}, {"b": 2}), eval(" 1 + 1 "))
loc = {}
exec("z = 1\nx = 2", ns, loc)
print(loc, ns["x"])
code = compile("q = 3; q * 2", "<test>", "exec")
exec(code)
print(q, code.co_filename, code.co_name)
code = compile("q * 5", "<e>", "eval")
print(eval(code), eval(code, {"q": 10}))
code = compile("q + 1", "<s>", "single")
exec(code)


def f():
    v = 7
    return eval("v + 1"), eval("[v for _ in range(1)]", {"v": 3})


print(f())
for bad in (lambda: eval("x = 1"), lambda: exec(5), lambda: eval(5), lambda: compile("1", "f", "bad"), lambda: exec("1", 5),
            lambda: eval("1", {}, 5), lambda: eval("nope", {}), lambda: compile("a\0b", "f", "exec"), lambda: eval("")):
    try:
        bad()
    except (TypeError, ValueError, NameError, SyntaxError) as e:
        print(type(e).__name__, e)
exec("class K:\n    def m(self): return 'm'\nprint(K().m())")
exec("import math\nprint(math.floor(2.5))")
print(eval("lambda x: x + 1")(4), eval(b"1+1"))
restricted = {"__builtins__": {}}
try:
    eval("len([])", restricted)
except NameError as e:
    print(e)
print(eval("abs(-1)", {"__builtins__": {"abs": abs}}))
exec("")
exec("\n\n# only a comment\n")
exec("def g():\n  return 1\n\n\nprint(g())\n")
