# CPython: an ast.Expression for the flag 1024 (ast.PyCF_ONLY_AST). Here the tree never becomes
# objects, and the flag changes nothing.
print(type(compile("1", "<text>", "eval", 1024)).__name__)
