sources = [
    'f(a=1, 2)', 'f(**k, 1)', 'f(**k, *a)', 'f(a=1, a=2)', 'f(1=2)', 'f(a.b=1)', 'f(x for x in y, 1)',
    'f((a)=1)', 'f(a, b for b in c)', 'f(a=)', 'f(True=1)',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
