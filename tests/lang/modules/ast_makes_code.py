"""Trees that a program made or changed become code, and those that make no sense do not."""
import ast


class Doubler(ast.NodeTransformer):
    def visit_Constant(self, node):
        if isinstance(node.value, int):
            return ast.copy_location(ast.Constant(node.value * 2), node)
        return node

    def visit_Assert(self, node):
        return None

    def visit_Pass(self, node):
        return [ast.Expr(ast.Call(ast.Name("print", ast.Load()), [ast.Constant(text)], []))
                for text in ("passed", "twice")]


SOURCE = """
def f(a=1, *b, c: int = 2, **d):
    assert a
    pass
    try:
        return [a + i for i in (3, 4)], {**d}, f"{c!r:>{5}}", a if b else -c
    finally:
        with_else = [i for i in b if i]
match 5, [1, 2]:
    case 10, [x, *rest]: print("matched", x, rest)
    case _: print("not matched")
class C:
    "doc"
    y: str = "s"
"""
tree = Doubler().visit(ast.parse(SOURCE))
ast.fix_missing_locations(tree)
space = {}
exec(compile(tree, "<tree>", "exec"), space)
print(space["f"](), space["f"](7, 8, z=9), space["C"].__doc__, space["C"].__annotations__)
print(eval(compile(ast.Expression(ast.fix_missing_locations(ast.BinOp(
    ast.Constant((1, (2, "x"))), ast.Add(), ast.Constant((-3, 1.5, 2j, 1 + 2j, b"b", None, ...)))),
), "<made>", "eval")))
exec(compile(ast.Interactive(ast.parse("1 + 1; x = 2").body), "<one>", "single"), {})
text = compile("x = 1", "<x>", "exec", ast.PyCF_ONLY_AST)
print(text, compile(text, "<x>", "exec", ast.PyCF_ONLY_AST) is text)

annotated = ast.parse("lambda a, *b: a", mode="eval")
annotated.body.args.args[0].annotation = ast.parse("lambda: 1", mode="eval").body
annotated.body.args.vararg.annotation = ast.Constant("ignored")
print(eval(compile(ast.fix_missing_locations(annotated), "<annotated>", "eval"))(5))

function = ast.parse("def g():\n    raise ValueError('told with its place')").body[0]
ast.increment_lineno(function, 40)
module = ast.Module([function], type_ignores=[])
exec(compile(module, "<moved>", "exec"), space)
try:
    space["g"]()
except ValueError as error:
    print(error, error.__traceback__.tb_next.tb_lineno)

LOAD = ast.Load()
name = ast.Name("x", LOAD, lineno=1, col_offset=0)


def expression(node):
    return ast.Expression(ast.fix_missing_locations(node))


def statement(node):
    return ast.Module([ast.fix_missing_locations(node)], [])


refused = [
    (1, "exec"), (ast.Expression(name), "exec"), (ast.Module([], []), "eval"),
    (ast.Module(), "exec"), (ast.Module((), []), "exec"), (ast.Module([None], []), "exec"),
    (ast.Module([1], []), "exec"), (ast.Expression(ast.Name("x", LOAD)), "eval"),
    (ast.Expression(None), "eval"), (expression(ast.Name("x")), "eval"),
    (expression(ast.Name("x", ast.Store())), "eval"), (expression(ast.Name(1, LOAD)), "eval"),
    (expression(ast.Name("None", LOAD)), "eval"), (expression(ast.Name(None, LOAD)), "eval"),
    (expression(ast.Constant([])), "eval"), (expression(ast.Compare(name, [], [])), "eval"),
    (expression(ast.Compare(name, [ast.Lt()], [])), "eval"),
    (expression(ast.Compare(name, [ast.Lt()], [name, name])), "eval"),
    (expression(ast.BoolOp(ast.And(), [name])), "eval"),
    (expression(ast.BoolOp(ast.Add(), [name, name])), "eval"),
    (expression(ast.Dict([name], [])), "eval"), (expression(ast.ListComp(name, [])), "eval"),
    (expression(ast.Call(name, [None], [])), "eval"), (expression(ast.Pass()), "eval"),
    (expression(ast.Lambda(ast.arguments([], [], None, [], [], None, [name]), name)), "eval"),
    (statement(ast.Assign([], name)), "exec"), (statement(ast.Assign([name], name)), "exec"),
    (statement(ast.Delete([name])), "exec"), (statement(ast.While(name, [], [])), "exec"),
    (statement(ast.Assign([ast.Constant(1)], name)), "exec"),
    (statement(ast.Try([ast.Pass()], [], [], [])), "exec"), (statement(ast.Import([])), "exec"),
    (statement(ast.Raise(None, name)), "exec"), (statement(ast.Global([])), "exec"),
    (statement(ast.ImportFrom("m", [ast.alias("a")], -1)), "exec"),
    (statement(ast.Match(name, [ast.match_case(ast.MatchStar("a"), None, [ast.Pass()])])), "exec"),
    (statement(ast.Match(name, [ast.match_case(ast.MatchValue(name), None, [ast.Pass()])])),
     "exec"),
    (statement(ast.Return(name)), "exec"),
    (statement(ast.AnnAssign(ast.Attribute(name, "a", ast.Store()), name, None, 1)), "exec"),
]
for tree, mode in refused:
    try:
        compile(tree, "<refused>", mode)
        print("compiled", ast.dump(tree))
    except (TypeError, ValueError, SyntaxError) as error:
        text = str(error)
        print(type(error).__name__, text[:text.find(" at 0x")] if " at 0x" in text else text)
bad = ast.parse("x\ny")
bad.body[0].end_lineno = 0
try:
    compile(bad, "<bad>", "exec")
except ValueError as error:
    print(error)

for arguments, keywords in (((1, 2, 3), {}), ((1,), {"id": 2}), ((), {"other": 3})):
    try:
        print(vars(ast.Name(*arguments, **keywords)))
    except TypeError as error:
        print(error)
