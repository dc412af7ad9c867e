"""literal_eval, and source from trees: quotes, parentheses, f-strings."""
import ast
import copy
import pickle

for text in ("[1, -2.5, 1+2j, 'a', b'b', None, True, ..., (), {1: {2}}, set()]", "  7", "-3-4j",
             "'x' 'y'", "{**{}}", "f()", "a", "1 + 1", "--1", "2j+1", "[i for i in ()]", "f'x'",
             "(1", "\u00e9", "1\n  2"):
    try:
        print(ast.literal_eval(text))
    except (ValueError, SyntaxError) as error:
        print(type(error).__name__, str(error).partition(" object at")[0])
print(ast.literal_eval(ast.parse("{'k': [1]}", mode="eval")), ast.literal_eval(ast.Constant(3)))

for source in (
        "a + b * c ** -d ** e", "(a + b) * c", "a - (b - c)", "(a ** b) ** c", "-(-a)", "-a ** b",
        "not (not a)", "not a == b", "(not a) == b", "a and b and not c", "a or b and c",
        "(a or b) and c", "(a < b) < c", "a if b else c if d else e", "(a if b else c) if d else e",
        "lambda: (yield)", "(lambda x: x)(1)", "(a, b)[0]", "x[a, b]", "x[(a,)]", "x[()]",
        "x[a:b, c]", "1 .real", "1.5.real", "(1).x", "(await_).x", "a = b = 1, 2", "a, = b",
        "for a, b in c, d: pass", "(x := 1)", "f((x := 1), y=(z := 2))", "print(*a, **b)",
        "def f(a, /, b=1, *, c, d=2, **e): pass", "def f(*a: int, b) -> c: ...",
        "x = yield a, b", "return_ = (yield)", "async def f():\n    return await a ** await b",
        "[a for b, c in d if (e if f else g)]", "{*(), }", "{}", "{1: 2, **a}", "1e400", "-1e400j",
        "'it\\'s'", "'''a\\nb'''", "'\\\\n\\t\"'", "u'x'", "b'\\x00\"'", "'\\udc80 \\x7f \u00e9'",
        "f'{a}{b!r}{c:>{d}}{{}}'", "f'{x[\"k\"]!s:.3f}\\n'", "f\"it's {a['b']}\"", "f'{ {1: 2}}'",
        "f'{a}' 'b\\n' f'''{c}'''", "f'{lambda_}'", "assert a, (b, c)", "raise a from b",
        "with (a, b) as (c, d), e: pass", "del (a, b), c", "class A(B, c=d): pass", "global a, b",
        "import a.b as c, d", "from . import a", "from ..a.b import c as d", "x: int", "(x): int = 1",
        "x.y: int", "if a:\n    b\nelif c:\n    d\nelse:\n    if e:\n        f\n    g",
        "try:\n    a\nexcept* b as c:\n    d\nelse:\n    e\nfinally:\n    f",
        "while a:\n    break\nelse:\n    continue_", "@a.b(c)\n@d\nclass e:\n    '''doc'''\n    x = 1",
        "def f():\n    'a\"\"\"b'\n    return 'it'", "match a:\n    case b.c | (d, [e, *f]): pass\n"
        "    case {'k': g, **h} if i: pass\n    case J(k, l=m) as n: pass\n    case -1+2j: pass\n"
        "    case [*_] | None: pass\n    case (1 | 2) as x: pass"):
    tree = ast.parse(source)
    text = ast.unparse(tree)
    print(text, ast.dump(ast.parse(text)) == ast.dump(tree))

for node in (ast.Name("x"), ast.arguments([], [ast.arg("a")], None, [], [], None, []),
             ast.Tuple([]), ast.Constant((1, "a")), ast.Set([]), ast.Slice(None, None, ast.Name("s"))):
    print(ast.unparse(node))
node = ast.parse("f(x, y=[1])", mode="eval")
print(ast.dump(pickle.loads(pickle.dumps(node))) == ast.dump(copy.deepcopy(node)) == ast.dump(node))
try:
    ast.dump("text")
except TypeError as error:
    print(error)
