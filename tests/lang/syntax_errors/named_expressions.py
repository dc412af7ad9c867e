sources = [
    'x := 1', '(x.y := 1)', '(x[0] := 1)', 'f(a := 1, b = (c := 2))', '[i := 0 for i in x]',
    '[x for x in (y := [])]', 'lambda: (yield)', '(x := y := 1)', 'x = y := 1', 'f(x=y:=1)',
    'del (x := 1)',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
