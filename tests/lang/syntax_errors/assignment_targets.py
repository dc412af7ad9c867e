sources = [
    'return 1', 'yield 1', 'break', 'continue', 'x = = 2', 'a b', '5 = x', 'f() = 1', 'x + 1 = 2',
    "'s' = 1", '(x, 1) = 2', '[a, f()] = 3', 'del f()', 'del 5', 'del (a, 1)', 'x += ', 'a, b += 1',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
