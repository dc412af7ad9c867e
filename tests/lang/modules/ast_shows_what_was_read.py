"""Trees of every statement and expression, with places; walking and looking at them."""
import ast

PROGRAM = '''\
"""Doc."""
from __future__ import annotations
import os.path as p, sys
from ..a import (b as c, d)

@decorate(1)
class A(B, metaclass=M):
    """Inner
       doc."""
    x: int = 1
    (y): str
    z[0]: bytes

    async def f(self, a, /, b: "B" = 2, *c: int, d, e=3, **g) -> None:
        global n
        async with a as (b, c), d: pass
        async for i in b: await i
        else: continue
        return [j async for j in c if j if not j]

def h():
    def k(): nonlocal q
    try:
        raise ValueError("\u00e9") from None
    except (A, B) as e: pass
    except: pass
    else: del a.b, c[1:2:3], d[1, ::2]
    finally: assert x, "no"
    try: pass
    except* C: pass
    while True:
        break
    else: x += 1; x @= 2; x //= 3
    yield
    y = yield from z
    if (w := 1) < 2 <= 3 != 4 is not None in v not in u: pass
    elif a and b or not c: return
    lambda *a, k=1: (a, *b), {**c, 1: 2}, {1, 2}, {k: v for k, v in x}, (i for i in y)
    f"a{b!r:>{c}}d{{}}", "e" u"f"
    u"prefix", b"bytes", 1.5, 2j, ..., True, 0xFF, 10**20, -1, ~x, +y, a if b else c
    f(*a, b=1, **c)
    match x:
        case {"k": 1, **rest} | [1, *_, None] | P(1, q=2) | -1.5 | 1+2j | "s" | a.b: pass
        case (1 | 2) as n if n: pass
        case _: pass
'''
tree = ast.parse(PROGRAM)
print(ast.dump(tree, include_attributes=True))
print(ast.dump(ast.parse("f(a, b=1)[0] = x, *y"), indent=2))
print(ast.dump(ast.parse("x + 1", mode="eval"), annotate_fields=False))
print(ast.dump(ast.parse("x; y = 1\n", mode="single")))
print(ast.unparse(tree))
print(ast.dump(ast.parse(ast.unparse(tree))) == ast.dump(tree))

print(ast.get_docstring(tree), "|", ast.get_docstring(tree.body[4]), "|",
      ast.get_docstring(tree.body[4], clean=False))
names = [type(node).__name__ for node in ast.walk(tree)]
print(len(names), names[:30])
for node in ast.walk(tree):
    if isinstance(node, (ast.Raise, ast.Match, ast.JoinedStr)):
        print(repr(ast.get_source_segment(PROGRAM, node)))
print(repr(ast.get_source_segment(PROGRAM, tree.body[4].body[4].body[1], padded=True)))
a, b = ast.parse("x = 1; y").body
print(a.targets[0].ctx is ast.parse("z = 2").body[0].targets[0].ctx, b.value.ctx is a.value)
print(ast.stmt.__doc__.split("\n")[3], ast.cmpop.__doc__, ast.arguments.__doc__, sep="\n")
print(ast.Name._fields, ast.Name.__match_args__, ast.Name._attributes, ast.Module._attributes,
      ast.FunctionDef.returns, ast.Constant.kind, ast.AST.__subclasses__()[:3])
print(list(ast.iter_fields(ast.parse("f(1)", mode="eval").body))[1:],
      [type(child).__name__ for child in ast.iter_child_nodes(tree.body[4])])


class Counter(ast.NodeVisitor):
    def __init__(self):
        self.calls, self.numbers = [], []

    def visit_Call(self, node):
        self.calls.append(ast.unparse(node.func))
        self.generic_visit(node)

    def visit_Constant(self, node):
        if isinstance(node, ast.Num):
            self.numbers.append(node.n)


counter = Counter()
counter.visit(tree)
print(counter.calls, counter.numbers)
print(isinstance(ast.Constant("a"), ast.Str), isinstance(ast.Constant(True), ast.Num),
      isinstance(ast.Constant(None), ast.NameConstant), ast.dump(ast.Num(3)), ast.Str("s").s)
