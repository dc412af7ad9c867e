sources = [
    'x = (1', 'x = [1', 'x = {1', 'x = )', 'x = (]', 'x = [1, 2)', '"abc', "'''abc", 'x = "a" b', '$', '?',
    'x = 5 6', 'x!', 'a <> b', '!x', 'not', 'x = not', 'a if b', 'a if b else', 'a else b',
    'x = yield = 1',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
