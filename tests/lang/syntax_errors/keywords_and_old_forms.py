sources = [
    'async x', 'await x', 'async def f(): yield from x', 'def f(): await x', 'print 1', "print 'a', b",
    "exec 'x'", 'True = 1', 'None += 1', 'x.None = 1', 'class A(x for x in y): pass',
    'class A(a=1, a=2): pass', 'def True(): pass', 'import a.True',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
