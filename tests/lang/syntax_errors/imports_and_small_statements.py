sources = [
    'nonlocal x', 'global x, ', 'import a.b as', 'import a as b.c', 'from . import *', 'from a import (b',
    'from a import b,', 'from a import *, c', 'import *', 'raise from x', 'assert', 'assert x,', '@', '@x',
    'pass x', 'global 5',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
