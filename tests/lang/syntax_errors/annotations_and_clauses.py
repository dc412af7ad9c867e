sources = [
    'f() += 1', '(x) += 1', 'x : int = ', '5: int', '(a, b): int', 'else: pass', 'try: pass',
    'except: pass', 'finally: pass', 'with : pass', 'with a as 5: pass', 'for 5 in x: pass',
    'for f() in x: pass',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
