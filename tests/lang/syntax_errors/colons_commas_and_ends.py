"""Missing colons of dicts, commas of comprehensions, targets of with; texts without a newline."""
sources = [
    "x = {'a': 1, 'b' 2}", "x = {'b' 2}", "x = {1: 2, b 3}", "x = {1: 2, 3}", "x = {1: 2 3: 4}",
    "x = {1: 2, (a b): 3}", "x = {1: 2, a b: 3}", "[x for x y]", "{x: y for x y}",
    "[x for x y in z]", "with open(x) as f()\n    pass", "with a as 5\n    pass",
    "with a as f(), b as c: pass", "with (a as f()): pass", "with a as b\n    pass",
]
for source in sources:
    try:
        compile(source + "\n", "program", "exec")
    except SyntaxError as e:
        print(repr(source), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)

for source in ("1 +", "1 +\n", "x y", "(1", "lambda", "\n1 +", "x."):
    for mode in ("eval", "exec", "single"):
        try:
            compile(source, "program", mode)
        except SyntaxError as e:
            print(mode, repr(source), e.msg, e.lineno, e.offset, e.end_offset, repr(e.text))
