sources = [
    '*a', '*a = 1', 'x = *a', '*a, *b = 1', 'print(*)', '[*]', '{**}', '{*a: 1}', '{a: 1, b}', '{a, b: 1}',
    '{a: *b}', '{1:}', '[x for]', '[for x in y]', '[x for x in]', '[x y for x in z]', '(x for x in y',
    '{x: y for x in}', '[x, y for x in z]',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
