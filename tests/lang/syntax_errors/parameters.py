sources = [
    'lambda x', 'lambda x, x: 0', 'def f(a, a): pass', 'def f(a=1, b): pass', 'def f(*): pass',
    'def f(**k, a): pass', 'def f(*a, *b): pass', 'def f(a, /, b, /): pass', 'def f(*, /): pass',
    'def f(a, *, **k): pass',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
