"""Syntax trees: from source to nodes, looking at them, changing them, and back to source."""
import re as _re
from contextlib import nullcontext as _nullcontext

import _ast
from _ast import *
from _ast import PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ONLY_AST, PyCF_TYPE_COMMENTS

_PLACES = ("lineno", "col_offset", "end_lineno", "end_col_offset")


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    """The tree of a text: a Module, Expression or Interactive."""
    flags = PyCF_ONLY_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    if isinstance(feature_version, tuple):
        major, minor = feature_version
        if major != 3:
            raise ValueError(f"Unsupported major version: {major}")
        feature_version = minor
    elif feature_version is None:
        feature_version = -1
    return compile(source, filename, mode, flags, _feature_version=feature_version)


# ---- values -------------------------------------------------------------------------------------

def _refuse(node):
    place = f" on line {node.lineno}" if getattr(node, "lineno", None) else ""
    raise ValueError(f"malformed node or string{place}: {node!r}")


def _evaluate_number(node):
    if not isinstance(node, Constant) or type(node.value) not in (int, float, complex):
        _refuse(node)
    return node.value


def _evaluate_signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        number = _evaluate_number(node.operand)
        return +number if isinstance(node.op, UAdd) else -number
    return _evaluate_number(node)


def _evaluate_sum(node):
    """The sum or difference that complex numbers are written as."""
    left, right = _evaluate_signed_number(node.left), _evaluate_number(node.right)
    if isinstance(left, (int, float)) and isinstance(right, complex):
        return left + right if isinstance(node.op, Add) else left - right
    return _evaluate_signed_number(node)


def _evaluate(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, (Tuple, List, Set)):
        kind = {Tuple: tuple, List: list, Set: set}
        return next(kind[c] for c in kind if isinstance(node, c))(map(_evaluate, node.elts))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == "set" and \
            node.args == node.keywords == []:
        return set()
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _refuse(node)
        return dict(zip(map(_evaluate, node.keys), map(_evaluate, node.values)))
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        return _evaluate_sum(node)
    return _evaluate_signed_number(node)


def literal_eval(node_or_string):
    """The value of a text or tree of literals, tuples, lists, sets and dicts: nothing is run."""
    if isinstance(node_or_string, str):
        node_or_string = parse(node_or_string.lstrip(" \t"), mode="eval")
    if isinstance(node_or_string, Expression):
        node_or_string = node_or_string.body
    return _evaluate(node_or_string)


# ---- text of a tree -----------------------------------------------------------------------------

class _Dump:
    def __init__(self, annotates, includes_places, indent):
        self.annotates, self.includes_places, self.indent = annotates, includes_places, indent

    def lay_out(self, opening, parts, closing, level):
        if self.indent is None:
            return opening + ", ".join(parts) + closing
        start = "\n" + self.indent * level
        return opening + start + ("," + start).join(parts) + closing

    def list_fields(self, node, names, level, keywords):
        """Texts of what is set, and whether all of them are short."""
        cls, texts, are_simple = type(node), [], True
        for name in names:
            value = getattr(node, name, ...)
            # What has its default is left out, and those that follow are named.
            if value is ... and not hasattr(node, name) or \
                    value is None and getattr(cls, name, ...) is None:
                keywords = True
                continue
            text, is_simple = self.format(value, level)
            are_simple = are_simple and is_simple
            texts.append(f"{name}={text}" if keywords else text)
        return texts, are_simple

    def format(self, value, level=0):
        """The text, and whether it has no parts."""
        level += 1
        if isinstance(value, AST):
            texts, are_simple = self.list_fields(value, value._fields, level, self.annotates)
            if self.includes_places and value._attributes:
                more, are_more_simple = self.list_fields(value, value._attributes, level, True)
                texts, are_simple = texts + more, are_simple and are_more_simple
            name = type(value).__name__
            if are_simple and len(texts) <= 3:
                return f"{name}({', '.join(texts)})", not texts
            return self.lay_out(name + "(", texts, ")", level), False
        if isinstance(value, list):
            if not value:
                return "[]", True
            texts = [self.format(item, level)[0] for item in value]
            return self.lay_out("[", texts, "]", level), False
        return repr(value), True


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    """The tree as the calls that would make it."""
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {type(node).__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = " " * indent
    return _Dump(annotate_fields, include_attributes, indent).format(node)[0]


def unparse(ast_obj):
    """A text of which the tree is equal."""
    from _ast_unparse import Unparser
    return Unparser().run(ast_obj)


# ---- places -------------------------------------------------------------------------------------

def copy_location(new_node, old_node):
    """Gives new_node the place of old_node."""
    for name in _PLACES:
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            if value is not None or hasattr(old_node, name) and name.startswith("end_"):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Gives nodes without a place that of the node around them."""
    waiting = [(node, (1, 0, 1, 0))]
    while waiting:
        current, around = waiting.pop()
        place = list(around)
        for i, name in enumerate(_PLACES):
            if name in current._attributes:
                # The ends of nodes are None where nobody set them.
                value = getattr(current, name, None)
                if value is None and (name.startswith("end_") or not hasattr(current, name)):
                    setattr(current, name, place[i])
                else:
                    place[i] = value
        waiting.extend((child, place) for child in iter_child_nodes(current))
    return node


def increment_lineno(node, n=1):
    """Moves the tree by n lines."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            child.lineno = getattr(child, "lineno", 0) + n
            continue
        if "lineno" in child._attributes:
            child.lineno = getattr(child, "lineno", 0) + n
        if "end_lineno" in child._attributes:
            end = getattr(child, "end_lineno", 0)
            if end is not None:
                child.end_lineno = end + n
    return node


def _split_lines(source):
    """Lines with their ends, as the parser counts them."""
    return [line for line in _re.findall(r"(?s)(?:.*?(?:\r\n|\n|\r)|.+\Z)", source)]


def get_source_segment(source, node, *, padded=False):
    """The text of which the node was made; None where it has no place."""
    try:
        if node.end_lineno is None or node.end_col_offset is None:
            return None
        first, last = node.lineno - 1, node.end_lineno - 1
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    lines = [line.encode() for line in _split_lines(source)[first:last + 1]]
    padding = ""
    if padded and first != last:
        before = lines[0][:start].decode()
        padding = "".join(c if c in "\f\t" else " " for c in before)
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return padding + b"".join(lines).decode()


# ---- walking ------------------------------------------------------------------------------------

def iter_fields(node):
    """Name and value of each field that is set."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    for _, value in iter_fields(node):
        for item in value if isinstance(value, list) else (value,):
            if isinstance(item, AST):
                yield item


def walk(node):
    """The node and all below it, level by level."""
    from collections import deque
    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{type(node).__name__!r} can't have docstrings")
    if not node.body or not isinstance(node.body[0], Expr):
        return None
    text = node.body[0].value
    if not isinstance(text, Constant) or not isinstance(text.value, str):
        return None
    if not clean:
        return text.value
    from inspect import cleandoc
    return cleandoc(text.value)


class NodeVisitor:
    """Calls visit_Name for each node of class Name, or else generic_visit."""

    def visit(self, node):
        return getattr(self, "visit_" + type(node).__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        for child in iter_child_nodes(node):
            self.visit(child)

    def visit_Constant(self, node):
        name = _OLD_NAMES.get(type(node.value))
        if name is None:
            name = next((old for kind, old in _OLD_NAMES.items() if isinstance(node.value, kind)),
                        None)
        visitor = getattr(self, f"visit_{name}", None) if name else None
        if visitor is None:
            return self.generic_visit(node)
        import warnings
        warnings.warn(f"visit_{name} is deprecated; add visit_Constant", DeprecationWarning, 2)
        return visitor(node)


class NodeTransformer(NodeVisitor):
    """A visitor whose answers take the places of nodes: None removes one, a list puts several."""

    def generic_visit(self, node):
        for name, old in iter_fields(node):
            if isinstance(old, list):
                old[:] = self._replace_items(old)
            elif isinstance(old, AST):
                new = self.visit(old)
                if new is None:
                    delattr(node, name)
                else:
                    setattr(node, name, new)
        return node

    def _replace_items(self, items):
        replaced = []
        for item in items:
            if isinstance(item, AST):
                item = self.visit(item)
                if item is None:
                    continue
                if not isinstance(item, AST):
                    replaced.extend(item)
                    continue
            replaced.append(item)
        return replaced


# ---- classes of older versions ------------------------------------------------------------------

_OLD_NAMES = {type(None): "NameConstant", bool: "NameConstant", int: "Num", float: "Num",
              complex: "Num", str: "Str", bytes: "Bytes", type(...): "Ellipsis"}

Constant.n = Constant.s = property(lambda self: self.value,
                                   lambda self, value: setattr(self, "value", value))


class _OldConstant(type):
    def __instancecheck__(cls, instance):
        if not isinstance(instance, Constant):
            return False
        if cls not in _KINDS:
            return type.__instancecheck__(cls, instance)
        try:
            value = instance.value
        except AttributeError:
            return False
        return isinstance(value, _KINDS[cls]) and \
            not isinstance(value, _OTHER_KINDS.get(cls, ()))


def _make_old(cls, *args, **kwargs):
    fields = cls._fields
    for name in kwargs:
        if name in fields and fields.index(name) < len(args):
            raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
    if cls in _KINDS:
        return Constant(*args, **kwargs)
    return Constant.__new__(cls, *args, **kwargs)


class Num(Constant, metaclass=_OldConstant):
    _fields = ("n",)
    __new__ = _make_old


class Str(Constant, metaclass=_OldConstant):
    _fields = ("s",)
    __new__ = _make_old


class Bytes(Constant, metaclass=_OldConstant):
    _fields = ("s",)
    __new__ = _make_old


class NameConstant(Constant, metaclass=_OldConstant):
    __new__ = _make_old


class Ellipsis(Constant, metaclass=_OldConstant):
    _fields = ()

    def __new__(cls, *args, **kwargs):
        if cls is Ellipsis:
            return Constant(..., *args, **kwargs)
        return Constant.__new__(cls, *args, **kwargs)


_KINDS = {Num: (int, float, complex), Str: (str,), Bytes: (bytes,),
          NameConstant: (type(None), bool), Ellipsis: (type(...),)}
_OTHER_KINDS = {Num: (bool,)}


class slice(AST):
    """Deprecated: what stands in brackets is an expression."""


class Index(slice):
    """Deprecated: the value itself."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated: a Tuple."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


Tuple.dims = property(lambda self: self.elts, lambda self, value: setattr(self, "elts", value))


class Suite(mod):
    """Deprecated."""


class AugLoad(expr_context):
    """Deprecated."""


class AugStore(expr_context):
    """Deprecated."""


class Param(expr_context):
    """Deprecated."""


def main():
    import argparse
    import sys
    parser = argparse.ArgumentParser(prog="python -m ast")
    parser.add_argument("infile", type=argparse.FileType(mode="rb"), nargs="?", default="-",
                        help="the file to parse; defaults to stdin")
    parser.add_argument("-m", "--mode", default="exec",
                        choices=("exec", "single", "eval", "func_type"),
                        help="specify what kind of code must be parsed")
    parser.add_argument("--no-type-comments", default=True, action="store_false",
                        help="don't add information about type comments")
    parser.add_argument("-a", "--include-attributes", action="store_true",
                        help="include attributes such as line numbers and column offsets")
    parser.add_argument("-i", "--indent", type=int, default=3, help="indentation of nodes")
    arguments = parser.parse_args()
    with arguments.infile as file:
        source = file.read()
    tree = parse(source, getattr(file, "name", "<stdin>"), arguments.mode,
                 type_comments=arguments.no_type_comments)
    sys.stdout.write(dump(tree, include_attributes=arguments.include_attributes,
                          indent=arguments.indent) + "\n")


if __name__ == "__main__":
    main()
