snippets = [
    "def f(a, a): pass", "def f(b, *, a, a): pass", "lambda a, *a: 0", "class A:\n def f(self, __x, _A__x): pass",
    "def f(__debug__): pass", "import __debug__", "*a, b, *c = 1", "for *a, *b in 1: pass",
    "match x:\n case [*a, *b]: pass", "match x:\n case f'a': pass", "match x:\n case {f'a': 1}: pass",
    "def f():\n global x, y\n nonlocal y", "[x for x in (y := z)]", "x = [\n1 2\n]",
]
for text in snippets:
    try:
        compile(text, "<f>", "exec")
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text and e.text.strip())
for text in ("a=1\nb=2", "a=1\n\n\nb=2", "if 1: pass\nb=1", "a;b\n", "a=1;b=2"):
    try:
        compile(text, "<f>", "single")
        print(repr(text), "fits")
    except SyntaxError as e:
        print(repr(text), e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, e.text and e.text.strip())
