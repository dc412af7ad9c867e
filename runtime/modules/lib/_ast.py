"""The classes of syntax trees, made from the published grammar. compile() makes their instances."""
__name__ = "ast"  # where the classes say that they come from

PyCF_ONLY_AST, PyCF_TYPE_COMMENTS, PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x400, 0x1000, 0x2000

# Families of classes. A class stands with its fields: "type name", where the type ends in ? if the
# field may be None and in * if it is a list. A family in brackets is a class itself.
_GRAMMAR = """
mod: Module(stmt* body, type_ignore* type_ignores); Interactive(stmt* body); Expression(expr body);
    FunctionType(expr* argtypes, expr returns)
stmt: FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns,
        string? type_comment);
    AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list,
        expr? returns, string? type_comment);
    ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list);
    Return(expr? value); Delete(expr* targets);
    Assign(expr* targets, expr value, string? type_comment);
    AugAssign(expr target, operator op, expr value);
    AnnAssign(expr target, expr annotation, expr? value, int simple);
    For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment);
    AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment);
    While(expr test, stmt* body, stmt* orelse); If(expr test, stmt* body, stmt* orelse);
    With(withitem* items, stmt* body, string? type_comment);
    AsyncWith(withitem* items, stmt* body, string? type_comment);
    Match(expr subject, match_case* cases); Raise(expr? exc, expr? cause);
    Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody);
    TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody);
    Assert(expr test, expr? msg); Import(alias* names);
    ImportFrom(identifier? module, alias* names, int? level); Global(identifier* names);
    Nonlocal(identifier* names); Expr(expr value); Pass; Break; Continue
expr: BoolOp(boolop op, expr* values); NamedExpr(expr target, expr value);
    BinOp(expr left, operator op, expr right); UnaryOp(unaryop op, expr operand);
    Lambda(arguments args, expr body); IfExp(expr test, expr body, expr orelse);
    Dict(expr* keys, expr* values); Set(expr* elts);
    ListComp(expr elt, comprehension* generators); SetComp(expr elt, comprehension* generators);
    DictComp(expr key, expr value, comprehension* generators);
    GeneratorExp(expr elt, comprehension* generators); Await(expr value); Yield(expr? value);
    YieldFrom(expr value); Compare(expr left, cmpop* ops, expr* comparators);
    Call(expr func, expr* args, keyword* keywords);
    FormattedValue(expr value, int conversion, expr? format_spec); JoinedStr(expr* values);
    Constant(constant value, string? kind);
    Attribute(expr value, identifier attr, expr_context ctx);
    Subscript(expr value, expr slice, expr_context ctx); Starred(expr value, expr_context ctx);
    Name(identifier id, expr_context ctx); List(expr* elts, expr_context ctx);
    Tuple(expr* elts, expr_context ctx); Slice(expr? lower, expr? upper, expr? step)
expr_context: Load; Store; Del
boolop: And; Or
operator: Add; Sub; Mult; MatMult; Div; Mod; Pow; LShift; RShift; BitOr; BitXor; BitAnd; FloorDiv
unaryop: Invert; Not; UAdd; USub
cmpop: Eq; NotEq; Lt; LtE; Gt; GtE; Is; IsNot; In; NotIn
[comprehension]: comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler: ExceptHandler(expr? type, identifier? name, stmt* body)
[arguments]: arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults,
        arg? kwarg, expr* defaults)
[arg]: arg(identifier arg, expr? annotation, string? type_comment)
[keyword]: keyword(identifier? arg, expr value)
[alias]: alias(identifier name, identifier? asname)
[withitem]: withitem(expr context_expr, expr? optional_vars)
[match_case]: match_case(pattern pattern, expr? guard, stmt* body)
pattern: MatchValue(expr value); MatchSingleton(constant value); MatchSequence(pattern* patterns);
    MatchMapping(expr* keys, pattern* patterns, identifier? rest);
    MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns);
    MatchStar(identifier? name); MatchAs(pattern? pattern, identifier? name);
    MatchOr(pattern* patterns)
type_ignore: TypeIgnore(int lineno, string tag)
"""
_WITH_PLACES = ("stmt", "expr", "excepthandler", "pattern", "arg", "keyword", "alias")
_PLACES = ("lineno", "col_offset", "end_lineno", "end_col_offset")
_SHARED_FAMILIES = ("expr_context", "boolop", "operator", "unaryop", "cmpop")


class AST:
    _fields = _attributes = __match_args__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, *args, **kwargs):
        fields = self._fields
        cls = type(self)
        if len(args) > len(fields):
            raise TypeError(f"{cls.__name__} constructor takes at most {len(fields)} positional "
                            f"argument{'' if len(fields) == 1 else 's'}")
        for name, value in zip(fields, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in fields and fields.index(name) < len(args):
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            setattr(self, name, value)

    def __reduce__(self):
        return type(self), (), self.__dict__


def _make_class(name, bases, doc, fields, attributes):
    members = {"__module__": "ast", "__doc__": doc}
    if fields is not None:
        members["_fields"] = members["__match_args__"] = tuple(name for _, name in fields)
        members.update((name, None) for kind, name in fields if kind.endswith("?"))
    if attributes:
        members["_attributes"] = _PLACES
        members["end_lineno"] = members["end_col_offset"] = None
    elif fields is None or attributes is False:
        members["_attributes"] = ()
    return type(name, bases, members)


def _read_signature(text):
    """The name and the fields of a class."""
    name, _, fields = text.partition("(")
    return name, [tuple(field.split()) for field in fields.rstrip(")").split(",") if field.strip()]


def _make_family(line, namespace):
    head, _, rest = line.partition(": ")
    signatures = [" ".join(part.split()) for part in rest.split(";")]
    name = head.strip("[]")
    has_places = name in _WITH_PLACES
    if head != name:
        fields = _read_signature(signatures[0])[1]
        namespace[name] = _make_class(name, (AST,), signatures[0], fields, has_places)
        return
    indent = "\n" + " " * len(name) + " | " if "(" in rest else " | "
    base = namespace[name] = _make_class(name, (AST,), name + " = " + indent.join(signatures), None,
                                         has_places)
    for signature in signatures:
        class_name, fields = _read_signature(signature)
        made = namespace[class_name] = _make_class(class_name, (base,), signature, fields, None)
        if name in _SHARED_FAMILIES:
            _shared[class_name] = made()


_shared = {}  # the instances that all trees have in common
for _line in _GRAMMAR.replace("\n    ", " ").strip().split("\n"):
    _make_family(_line, globals())
del _line
