sources = [
    'match x: pass', 'match x:\n  case', 'match x:\n case 1: pass\n case: pass',
    'match x:\n case a | b: pass', 'match x:\n case a: pass\n case b: pass',
    "match x:\n case {**a, 'b': 1}: pass", 'match x:\n case [*a, *b]: pass', 'match x:\n case x.y(): pass',
    'match x:\n case A(b=1, 2): pass', 'match x:\n case a + b: pass', 'match x:\n case A(x=1, x=2): pass',
    "match x:\n case {'a': 1, 'a': 2}: pass", 'match x:\n case [a, a]: pass',
    'match x:\n case _ as y: pass', 'match x:\n case 1 as _: pass', 'match x:\n case -a: pass',
]
for source in sources:
    try:
        compile(source, "<s>", "exec")
        print(repr(source), "compiles")
    except SyntaxError as e:
        print(repr(source), type(e).__name__, "|", e.msg, "|", e.lineno, e.offset, repr(e.text))
