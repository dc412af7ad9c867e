"""Statements back to source."""
from _ast_unparse_expressions import BINARY, MULTI_LINE_QUOTES, TUPLE, YIELD, ExpressionWriter
from ast import *


class Unparser(ExpressionWriter):
    def __init__(self, avoids_backslashes=False):
        super().__init__(avoids_backslashes)
        self.indent = 0
        self.is_in_star = False  # of try ... except*

    # ---- lines and blocks -----------------------------------------------------------------------

    def end_line(self):
        if self.parts:
            self.put("\n")

    def begin_line(self, text=""):
        self.end_line()
        self.put("    " * self.indent, text)

    def write_block(self, body, comment=None):
        self.put(":")
        if comment:
            self.put(f" # type: {comment}")
        self.indent += 1
        for node in body:
            self.write(node)
        self.indent -= 1

    def write_documented(self, node):
        """The body, whose first statement may be its documentation."""
        body = node.body
        if get_docstring(node, False) is not None:
            text = body[0].value
            self.begin_line("u" if text.kind == "u" else "")
            self.put_text(text.value, MULTI_LINE_QUOTES)
            body = body[1:]
        for item in body:
            self.write(item)

    # ---- simple statements ----------------------------------------------------------------------

    def write_Module(self, node, level):
        self.write_documented(node)

    def write_FunctionType(self, node, level):
        self.put("(")
        self.write_row(node.argtypes)
        self.put(") -> ")
        self.write(node.returns)

    def write_Expr(self, node, level):
        self.begin_line()
        self.write(node.value, YIELD)

    def write_Assign(self, node, level):
        self.begin_line()
        for target in node.targets:
            self.write(target, TUPLE)
            self.put(" = ")
        self.write(node.value)
        if node.type_comment:
            self.put(f" # type: {node.type_comment}")

    def write_AugAssign(self, node, level):
        self.begin_line()
        self.write(node.target)
        self.put(" ", BINARY[type(node.op).__name__][0], "= ")
        self.write(node.value)

    def write_AnnAssign(self, node, level):
        self.begin_line()
        in_parentheses = not node.simple and isinstance(node.target, Name)
        self.put("(" if in_parentheses else "")
        self.write(node.target)
        self.put(")" if in_parentheses else "", ": ")
        self.write(node.annotation)
        self.write_optional(" = ", node.value)

    def write_Return(self, node, level):
        self.begin_line("return")
        self.write_optional(" ", node.value)

    def write_Pass(self, node, level):
        self.begin_line("pass")

    def write_Break(self, node, level):
        self.begin_line("break")

    def write_Continue(self, node, level):
        self.begin_line("continue")

    def write_Delete(self, node, level):
        self.begin_line("del ")
        self.write_row(node.targets)

    def write_Assert(self, node, level):
        self.begin_line("assert ")
        self.write(node.test)
        self.write_optional(", ", node.msg)

    def write_Raise(self, node, level):
        self.begin_line("raise")
        if not node.exc and node.cause:
            raise ValueError("Node can't be used without a value attribute.")
        self.write_optional(" ", node.exc)
        self.write_optional(" from ", node.cause)

    def write_Global(self, node, level):
        self.begin_line("global ")
        self.put(", ".join(node.names))

    def write_Nonlocal(self, node, level):
        self.begin_line("nonlocal ")
        self.put(", ".join(node.names))

    def write_Import(self, node, level):
        self.begin_line("import ")
        self.write_row(node.names)

    def write_ImportFrom(self, node, level):
        self.begin_line("from ")
        self.put("." * (node.level or 0), node.module or "", " import ")
        self.write_row(node.names)

    def write_alias(self, node, level):
        self.put(node.name, f" as {node.asname}" if node.asname else "")

    # ---- compound statements --------------------------------------------------------------------

    def write_If(self, node, level):
        self.begin_line("if ")
        self.write(node.test)
        self.write_block(node.body)
        rest = node.orelse
        while rest and len(rest) == 1 and isinstance(rest[0], If):
            self.begin_line("elif ")
            self.write(rest[0].test)
            self.write_block(rest[0].body)
            rest = rest[0].orelse
        self.write_else(rest)

    def write_else(self, body, word="else"):
        if body:
            self.begin_line(word)
            self.write_block(body)

    def write_While(self, node, level):
        self.begin_line("while ")
        self.write(node.test)
        self.write_block(node.body)
        self.write_else(node.orelse)

    def write_For(self, node, level, word="for "):
        self.begin_line(word)
        self.write(node.target, TUPLE)
        self.put(" in ")
        self.write(node.iter)
        self.write_block(node.body, node.type_comment)
        self.write_else(node.orelse)

    def write_AsyncFor(self, node, level):
        self.write_For(node, level, "async for ")

    def write_With(self, node, level, word="with "):
        self.begin_line(word)
        self.write_row(node.items)
        self.write_block(node.body, node.type_comment)

    def write_AsyncWith(self, node, level):
        self.write_With(node, level, "async with ")

    def write_withitem(self, node, level):
        self.write(node.context_expr)
        self.write_optional(" as ", node.optional_vars)

    def write_Try(self, node, level, is_star=False):
        before, self.is_in_star = self.is_in_star, is_star
        self.begin_line("try")
        self.write_block(node.body)
        for handler in node.handlers:
            self.is_in_star = is_star
            self.write(handler)
        self.write_else(node.orelse)
        self.write_else(node.finalbody, "finally")
        self.is_in_star = before

    def write_TryStar(self, node, level):
        self.write_Try(node, level, True)

    def write_ExceptHandler(self, node, level):
        self.begin_line("except*" if self.is_in_star else "except")
        self.write_optional(" ", node.type)
        if node.name:
            self.put(" as ", node.name)
        self.write_block(node.body)

    def write_head(self, node):
        """The empty line before a definition, and its decorators."""
        self.end_line()
        for decorator in node.decorator_list:
            self.begin_line("@")
            self.write(decorator)

    def write_defined(self, node, comment=None):
        self.put(":")
        if comment:
            self.put(f" # type: {comment}")
        self.indent += 1
        self.write_documented(node)
        self.indent -= 1

    def write_ClassDef(self, node, level):
        self.write_head(node)
        self.begin_line("class " + node.name)
        if node.bases or node.keywords:
            self.put("(")
            self.write_row(node.bases + node.keywords)
            self.put(")")
        self.write_defined(node)

    def write_FunctionDef(self, node, level, word="def "):
        self.write_head(node)
        self.begin_line(word + node.name)
        self.put("(")
        self.write(node.args)
        self.put(")")
        self.write_optional(" -> ", node.returns)
        self.write_defined(node, node.type_comment)

    def write_AsyncFunctionDef(self, node, level):
        self.write_FunctionDef(node, level, "async def ")

    def write_Match(self, node, level):
        self.begin_line("match ")
        self.write(node.subject)
        self.write_block(node.cases)

    def write_match_case(self, node, level):
        self.begin_line("case ")
        self.write(node.pattern)
        self.write_optional(" if ", node.guard)
        self.write_block(node.body)
