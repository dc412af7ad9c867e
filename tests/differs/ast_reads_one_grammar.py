# CPython: type comments are fields and the grammar may be that of an older version; a frozenset may
# be a constant of a tree. Here comments are comments, there is one grammar, and no literal stands
# for a frozenset.
import ast

tree = ast.parse("x = 1  # type: int\n", type_comments=True, feature_version=(3, 4))
print(tree.body[0].type_comment, tree.type_ignores)
print(ast.dump(ast.parse("(x := 1)", feature_version=(3, 4)).body[0].value.target))
try:
    compile(ast.Expression(ast.Constant(frozenset(), lineno=1, col_offset=0)), "<tree>", "eval")
except TypeError as error:
    print(error)
