"""Expressions and patterns back to source, with as few parentheses as the grammar wants."""
from ast import *

# How tightly an expression binds: one that binds less than its place wants stands in parentheses.
(_NAMED, TUPLE, YIELD, _TEST, _OR, _AND, _NOT, _COMPARE, _BIT_OR, _BIT_XOR, _BIT_AND, _SHIFT,
 _ARITHMETIC, _TERM, _FACTOR, _POWER, _AWAIT, _ATOM) = range(18)

BINARY = {
    "Add": ("+", _ARITHMETIC), "Sub": ("-", _ARITHMETIC), "Mult": ("*", _TERM),
    "MatMult": ("@", _TERM), "Div": ("/", _TERM), "Mod": ("%", _TERM), "LShift": ("<<", _SHIFT),
    "RShift": (">>", _SHIFT), "BitOr": ("|", _BIT_OR), "BitXor": ("^", _BIT_XOR),
    "BitAnd": ("&", _BIT_AND), "FloorDiv": ("//", _TERM), "Pow": ("**", _POWER),
}
_UNARY = {"Invert": ("~", _FACTOR), "Not": ("not ", _NOT), "UAdd": ("+", _FACTOR),
          "USub": ("-", _FACTOR)}
_COMPARISONS = {"Eq": "==", "NotEq": "!=", "Lt": "<", "LtE": "<=", "Gt": ">", "GtE": ">=",
                "Is": "is", "IsNot": "is not", "In": "in", "NotIn": "not in"}
_ONE_LINE_QUOTES, MULTI_LINE_QUOTES = ("'", '"'), ('"""', "'''")
_ALL_QUOTES = _ONE_LINE_QUOTES + MULTI_LINE_QUOTES
# A number that is read as infinite.
_INFINITY = "1e309"


def _name_of(node):
    return type(node).__name__


def _escape(text, keeps_space):
    """The text with backslashes where it must have them."""
    return "".join(
        c if keeps_space and c in "\n\t" or c != "\\" and c.isprintable()
        else repr(c)[1:-1] for c in text)


def _quote(text, quotes=_ALL_QUOTES, keeps_space=True):
    """What stands between quotes for a text, and the quotes that it may have."""
    escaped = _escape(text, keeps_space)
    if "\n" in escaped:
        quotes = [quote for quote in quotes if quote in MULTI_LINE_QUOTES]
    fitting = [quote for quote in quotes if quote not in escaped]
    if not fitting:
        # None fits: as repr writes it.
        shown = repr(text)
        return shown[1:-1], [next((q for q in quotes if shown[0] in q), shown[0])]
    if escaped:
        fitting.sort(key=lambda quote: quote[0] == escaped[-1])
        if fitting[0][0] == escaped[-1]:
            escaped = escaped[:-1] + "\\" + escaped[-1]
    return escaped, fitting


class ExpressionWriter:
    def __init__(self, avoids_backslashes=False):
        self.parts = []
        self.avoids_backslashes = avoids_backslashes  # inside the braces of an f-string

    def run(self, node):
        if isinstance(node, list):
            for item in node:
                self.write(item)
        else:
            self.write(node)
        return "".join(self.parts)

    # ---- pieces ---------------------------------------------------------------------------------

    def put(self, *texts):
        self.parts.extend(texts)

    def write(self, node, level=_TEST):
        """A node where what binds as `level` is wanted."""
        method = getattr(self, "write_" + _name_of(node), None)
        if method is None:
            for value in iter_child_nodes(node):
                self.write(value)
        else:
            method(node, level)

    def write_row(self, nodes, level=_TEST, between=", "):
        for i, node in enumerate(nodes):
            if i:
                self.put(between)
            self.write(node, level)

    def write_items(self, nodes):
        """With the comma that makes one item a tuple."""
        self.write_row(nodes)
        if len(nodes) == 1:
            self.put(",")

    def open(self, own, level):
        """Begins an expression; what it gives ends it."""
        if level > own:
            self.put("(")
            return ")"
        return ""

    def put_text(self, text, quotes=_ALL_QUOTES):
        escaped, fitting = _quote(text, quotes)
        self.put(fitting[0], escaped, fitting[0])

    def write_optional(self, prefix, node, level=_TEST):
        if node:
            self.put(prefix)
            self.write(node, level)

    # ---- arguments ------------------------------------------------------------------------------

    def write_arguments(self, node, level):
        pieces = []
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        for i, (argument, default) in enumerate(zip(positional, defaults), 1):
            pieces.append(("", argument, default))
            if i == len(node.posonlyargs):
                pieces.append(("/", None, None))
        if node.vararg or node.kwonlyargs:
            pieces.append(("*", node.vararg, None))
        pieces += [("", argument, default)
                   for argument, default in zip(node.kwonlyargs, node.kw_defaults)]
        if node.kwarg:
            pieces.append(("**", node.kwarg, None))
        for i, (prefix, argument, default) in enumerate(pieces):
            self.put(", " if i else "", prefix)
            if argument:
                self.write(argument)
            self.write_optional("=", default)

    def write_arg(self, node, level):
        self.put(node.arg)
        self.write_optional(": ", node.annotation)

    def write_keyword(self, node, level):
        self.put("**" if node.arg is None else node.arg + "=")
        self.write(node.value)

    # ---- patterns -------------------------------------------------------------------------------

    def write_MatchSingleton(self, node, level):
        self.put_constant(node.value)

    def write_MatchSequence(self, node, level):
        self.put("[")
        self.write_row(node.patterns)
        self.put("]")

    def write_MatchStar(self, node, level):
        self.put("*", "_" if node.name is None else node.name)

    def write_MatchMapping(self, node, level):
        self.put("{")
        for i, (key, pattern) in enumerate(zip(node.keys, node.patterns)):
            self.put(", " if i else "")
            self.write(key)
            self.put(": ")
            self.write(pattern)
        if node.rest is not None:
            self.put(", " if node.keys else "", "**", node.rest)
        self.put("}")

    def write_MatchClass(self, node, level):
        self.write(node.cls, _ATOM)
        self.put("(")
        self.write_row(node.patterns)
        for i, (name, pattern) in enumerate(zip(node.kwd_attrs, node.kwd_patterns)):
            self.put(", " if i or node.patterns else "", name, "=")
            self.write(pattern)
        self.put(")")

    def write_MatchAs(self, node, level):
        if node.name is None:
            self.put("_")
        elif node.pattern is None:
            self.put(node.name)
        else:
            end = self.open(_TEST, level)
            self.write(node.pattern, _BIT_OR)
            self.put(" as ", node.name, end)

    def write_MatchOr(self, node, level):
        end = self.open(_BIT_OR, level)
        self.write_row(node.patterns, _BIT_OR + 1, " | ")
        self.put(end)

    # ---- operators ------------------------------------------------------------------------------

    def write_NamedExpr(self, node, level):
        end = self.open(_NAMED, level)
        self.write(node.target, _ATOM)
        self.put(" := ")
        self.write(node.value, _ATOM)
        self.put(end)

    def write_BoolOp(self, node, level):
        word, own = (" and ", _AND) if isinstance(node.op, And) else (" or ", _OR)
        end = self.open(own, level)
        # Each operand wants to bind more than the one before it.
        for i, value in enumerate(node.values):
            self.put(word if i else "")
            own = min(own + 1, _ATOM)
            self.write(value, own)
        self.put(end)

    def write_BinOp(self, node, level):
        sign, own = BINARY[_name_of(node.op)]
        is_from_right = sign == "**"
        end = self.open(own, level)
        self.write(node.left, own + is_from_right)
        self.put(" ", sign, " ")
        self.write(node.right, own + (not is_from_right))
        self.put(end)

    def write_UnaryOp(self, node, level):
        sign, own = _UNARY[_name_of(node.op)]
        end = self.open(own, level)
        self.put(sign)
        self.write(node.operand, own)
        self.put(end)

    def write_Compare(self, node, level):
        end = self.open(_COMPARE, level)
        self.write(node.left, _COMPARE + 1)
        for operation, value in zip(node.ops, node.comparators):
            self.put(" ", _COMPARISONS[_name_of(operation)], " ")
            self.write(value, _COMPARE + 1)
        self.put(end)

    def write_IfExp(self, node, level):
        end = self.open(_TEST, level)
        self.write(node.body, _TEST + 1)
        self.put(" if ")
        self.write(node.test, _TEST + 1)
        self.put(" else ")
        self.write(node.orelse, _TEST)
        self.put(end)

    def write_Lambda(self, node, level):
        end = self.open(_TEST, level)
        start = len(self.parts)
        self.write(node.args)
        has_arguments = any(self.parts[start:])
        self.parts.insert(start, "lambda " if has_arguments else "lambda")
        self.put(": ")
        self.write(node.body, _TEST)
        self.put(end)

    def write_Await(self, node, level):
        end = self.open(_AWAIT, level)
        self.put("await ")
        self.write(node.value, _ATOM)
        self.put(end)

    def write_Yield(self, node, level):
        end = self.open(YIELD, level)
        self.put("yield")
        self.write_optional(" ", node.value, _ATOM)
        self.put(end)

    def write_YieldFrom(self, node, level):
        end = self.open(YIELD, level)
        self.put("yield from ")
        self.write(node.value, _ATOM)
        self.put(end)

    # ---- atoms ----------------------------------------------------------------------------------

    def write_Name(self, node, level):
        self.put(node.id)

    def write_Attribute(self, node, level):
        self.write(node.value, _ATOM)
        # 1.real is no attribute, but 1 .real is.
        if isinstance(node.value, Constant) and isinstance(node.value.value, int):
            self.put(" ")
        self.put(".", node.attr)

    def write_Call(self, node, level):
        self.write(node.func, _ATOM)
        self.put("(")
        self.write_row(node.args + node.keywords)
        self.put(")")

    def write_Subscript(self, node, level):
        self.write(node.value, _ATOM)
        self.put("[")
        if isinstance(node.slice, Tuple) and node.slice.elts:
            self.write_items(node.slice.elts)
        else:
            self.write(node.slice)
        self.put("]")

    def write_Slice(self, node, level):
        if node.lower:
            self.write(node.lower)
        self.put(":")
        if node.upper:
            self.write(node.upper)
        self.write_optional(":", node.step)

    def write_Starred(self, node, level):
        self.put("*")
        self.write(node.value, _BIT_OR)

    def write_List(self, node, level):
        self.put("[")
        self.write_row(node.elts)
        self.put("]")

    def write_Tuple(self, node, level):
        end = self.open(TUPLE, level if node.elts else _ATOM)
        self.write_items(node.elts)
        self.put(end)

    def write_Set(self, node, level):
        self.put("{" if node.elts else "{*()")
        self.write_row(node.elts)
        self.put("}")

    def write_Dict(self, node, level):
        self.put("{")
        for i, (key, value) in enumerate(zip(node.keys, node.values)):
            self.put(", " if i else "")
            if key is None:
                self.put("**")
                self.write(value, _BIT_OR)
            else:
                self.write(key)
                self.put(": ")
                self.write(value)
        self.put("}")

    def write_ListComp(self, node, level, brackets="[]"):
        self.put(brackets[0])
        self.write(node.elt)
        self.write_row(node.generators, between="")
        self.put(brackets[1])

    def write_SetComp(self, node, level):
        self.write_ListComp(node, level, "{}")

    def write_GeneratorExp(self, node, level):
        self.write_ListComp(node, level, "()")

    def write_DictComp(self, node, level):
        self.put("{")
        self.write(node.key)
        self.put(": ")
        self.write(node.value)
        self.write_row(node.generators, between="")
        self.put("}")

    def write_comprehension(self, node, level):
        self.put(" async for " if node.is_async else " for ")
        self.write(node.target, TUPLE)
        self.put(" in ")
        self.write(node.iter, _TEST + 1)
        for condition in node.ifs:
            self.put(" if ")
            self.write(condition, _TEST + 1)

    # ---- texts and numbers ----------------------------------------------------------------------

    def write_Constant(self, node, level):
        value = node.value
        if isinstance(value, tuple):
            self.put("(")
            for i, item in enumerate(value):
                self.put(", " if i else "")
                self.put_constant(item)
            self.put(",)" if len(value) == 1 else ")")
        elif value is ...:
            self.put("...")
        else:
            self.put("u" if node.kind == "u" else "")
            self.put_constant(value)

    def put_constant(self, value):
        if isinstance(value, (float, complex)):
            text = repr(value).replace("inf", _INFINITY)
            self.put(text.replace("nan", f"({_INFINITY}-{_INFINITY})"))
        elif isinstance(value, str) and self.avoids_backslashes:
            self.put_text(value)
        else:
            self.put(repr(value))

    def write_JoinedStr(self, node, level):
        self.put("f")
        if self.avoids_backslashes:
            self.put_text("".join(map(self.get_part, node.values)))
            return
        quotes, texts = _ALL_QUOTES, []
        # Each part leaves fewer kinds of quotes.
        for value in node.values:
            text, quotes = _quote(self.get_part(value), quotes, not isinstance(value, Constant))
            texts.append(text)
        self.put(quotes[0], *texts, quotes[0])

    def write_FormattedValue(self, node, level):
        self.put("f")
        self.put_text(self.get_field(node))

    def get_part(self, node):
        """What a part of an f-string is between its quotes."""
        if isinstance(node, FormattedValue):
            return self.get_field(node)
        if isinstance(node, JoinedStr):
            return "".join(map(self.get_part, node.values))
        if not isinstance(node.value, str):
            raise ValueError("Constants inside JoinedStr should be a string.")
        return node.value.replace("{", "{{").replace("}", "}}")

    def get_field(self, node):
        inner = type(self)(True)
        inner.write(node.value, _TEST + 1)
        text = "".join(inner.parts)
        if "\\" in text:
            raise ValueError("Unable to avoid backslash in f-string expression part")
        field = "{" + (" " if text.startswith("{") else "") + text
        if node.conversion != -1:
            conversion = chr(node.conversion)
            if conversion not in "sra":
                raise ValueError("Unknown f-string conversion.")
            field += "!" + conversion
        if node.format_spec:
            field += ":" + self.get_part(node.format_spec)
        return field + "}"
