sources = [
    'try:\n pass\nexcept A, B:\n pass', 'try:\n pass\nexcept:\n pass\nexcept A:\n pass',
    'try:\n pass\nfinally:\n pass\nelse:\n pass', 'try:\n pass\nexcept* A:\n pass\nexcept B:\n pass',
    'try:\n pass\nelse:\n pass', 'with open(x) as f, : pass', 'if x = 1: pass', 'while x = 1: pass',
    'elif x: pass', 'if x:\npass', '  x = 1', 'if x:\n    a\n  b', 'if x:\n  a\n    b',
    '\tif x:\n        y',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
