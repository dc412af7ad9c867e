sources = [
    'x = ', '1 +', 'if True print(1)', 'def f(', 'def f():', 'class :', 'for in x: pass', 'while : pass',
    'import', 'from x import', 'from import y',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
