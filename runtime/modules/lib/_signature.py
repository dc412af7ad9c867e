"""Signatures: what a callable takes, and the binding of arguments to it."""
import sys
import types


class _empty:
    """Stands for what is not given."""


_empty.__module__ = "inspect"
_void = object()  # stays as it is: _empty takes something away


class _Kind(int):
    """Where an argument may come from; kinds are ordered."""

    def __new__(cls, value, name, description):
        self = super().__new__(cls, value)
        self.name, self.description, self.value = name, description, value
        return self

    def __repr__(self):
        return "<_ParameterKind.%s: %d>" % (self.name, self)

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _Kind(0, "POSITIONAL_ONLY", "positional-only")
_ORDINARY = _Kind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_ROW = _Kind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _Kind(3, "KEYWORD_ONLY", "keyword-only")
_TABLE = _Kind(4, "VAR_KEYWORD", "variadic keyword")


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter of a signature."""
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD = _POSITIONAL_ONLY, _ORDINARY
    VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ROW, _KEYWORD_ONLY, _TABLE
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if default is not _empty and kind in (_ROW, _TABLE):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a %s" % type(name).__name__)
        if not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self.name, self.kind, self.default, self.annotation = name, kind, default, annotation

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return Parameter(self.name if name is _void else name,
                         self.kind if kind is _void else kind,
                         default=self.default if default is _void else default,
                         annotation=self.annotation if annotation is _void else annotation)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text += ": " + formatannotation(self.annotation)
        if self.default is not _empty:
            text += (" = " if self.annotation is not _empty else "=") + repr(self.default)
        return {_ROW: "*", _TABLE: "**"}.get(self.kind, "") + text

    def __repr__(self):
        return '<Parameter "%s">' % self

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == \
            (other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, self.kind))


class BoundArguments:
    """Arguments by the names of the parameters that take them."""

    def __init__(self, signature, arguments):
        self.signature, self.arguments = signature, arguments

    @property
    def args(self):
        values = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _TABLE) or name not in self.arguments:
                break
            if parameter.kind is _ROW:
                values.extend(self.arguments[name])
            else:
                values.append(self.arguments[name])
        return tuple(values)

    @property
    def kwargs(self):
        values, by_name = {}, False
        for name, parameter in self.signature.parameters.items():
            by_name = by_name or parameter.kind in (_KEYWORD_ONLY, _TABLE) or \
                name not in self.arguments
            if not by_name or name not in self.arguments:
                continue
            if parameter.kind is _TABLE:
                values.update(self.arguments[name])
            else:
                values[name] = self.arguments[name]
        return values

    def apply_defaults(self):
        full = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                full[name] = self.arguments[name]
            elif parameter.default is not _empty:
                full[name] = parameter.default
            elif parameter.kind is _ROW:
                full[name] = ()
            elif parameter.kind is _TABLE:
                full[name] = {}
        self.arguments = full

    def __eq__(self, other):
        return isinstance(other, BoundArguments) and self.arguments == other.arguments

    def __repr__(self):
        return "<BoundArguments (%s)>" % ", ".join("%s=%r" % pair
                                                   for pair in self.arguments.items())


class Signature:
    """The parameters of a callable and the annotation of what it returns."""
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        self.parameters = types.MappingProxyType({p.name: p for p in parameters or ()})
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, **options):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=_void, return_annotation=_void):
        return Signature(self.parameters.values() if parameters is _void else parameters,
                         return_annotation=self.return_annotation if return_annotation is _void
                         else return_annotation)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def _bind(self, args, kwargs, partial):
        found, args, taken = {}, list(args), False
        for name, parameter in self.parameters.items():
            kind = parameter.kind
            if kind is _ROW:
                if args:
                    found[name] = tuple(args)
                args, taken = [], True
            elif kind is _TABLE:
                continue
            elif args and kind in (_POSITIONAL_ONLY, _ORDINARY):
                if name in kwargs and kind is _ORDINARY:
                    raise TypeError(f"multiple values for argument {name!r}")
                found[name] = args.pop(0)
            elif name in kwargs and kind is not _POSITIONAL_ONLY:
                found[name] = kwargs.pop(name)
            elif name in kwargs and parameter.default is _empty:
                raise TypeError(f"{name!r} parameter is positional only, but was passed as a "
                                "keyword")
            elif parameter.default is _empty and not partial:
                if kind is _KEYWORD_ONLY and args:
                    break
                raise TypeError(f"missing a required argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        table = next((p.name for p in self.parameters.values() if p.kind is _TABLE), None)
        if table is not None:
            if kwargs:
                found[table] = kwargs
        elif kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, found)

    def __str__(self):
        parts, slash, star = [], False, False
        for parameter in self.parameters.values():
            if parameter.kind is _POSITIONAL_ONLY:
                slash = True
            elif slash:
                parts.append("/")
                slash = False
            if parameter.kind is _ROW:
                star = True
            elif parameter.kind is _KEYWORD_ONLY and not star:
                parts.append("*")
                star = True
            parts.append(str(parameter))
        if slash:
            parts.append("/")
        text = "(%s)" % ", ".join(parts)
        if self.return_annotation is not _empty:
            text += " -> " + formatannotation(self.return_annotation)
        return text

    def __repr__(self):
        return f"<Signature {self}>"

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (self.return_annotation == other.return_annotation and
                list(self.parameters.values()) == list(other.parameters.values()))

    def __hash__(self):
        return hash(tuple(self.parameters.values()))


def _of_function(function):
    code = function.__code__
    count, only = code.co_argcount, code.co_posonlyargcount
    names, hints = code.co_varnames, function.__annotations__
    defaults = function.__defaults__ or ()
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default,
                                    annotation=hints.get(name, _empty)))
    first = count - len(defaults)
    for i, name in enumerate(names[:count]):
        add(name, _POSITIONAL_ONLY if i < only else _ORDINARY,
            defaults[i - first] if i >= first else _empty)
    at = count + code.co_kwonlyargcount
    if code.co_flags & 4:
        add(names[at], _ROW)
    for name in names[count:count + code.co_kwonlyargcount]:
        add(name, _KEYWORD_ONLY, (function.__kwdefaults__ or {}).get(name, _empty))
    if code.co_flags & 8:
        add(names[at + bool(code.co_flags & 4)], _TABLE)
    return Signature(parameters, return_annotation=hints.get("return", _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    if not parameters:
        raise ValueError("invalid method signature")
    if parameters[0].kind in (_POSITIONAL_ONLY, _ORDINARY):
        parameters.pop(0)
    return found.replace(parameters=parameters)


def _of_class(cls, follow):
    for place in cls.__mro__[:-1]:
        for name in ("__new__", "__init__"):
            method = place.__dict__.get(name)
            method = getattr(method, "__func__", method)
            if isinstance(method, types.FunctionType):
                return _without_first(signature(method, follow_wrapped=follow))
    if object in cls.__bases__ or cls is object or isinstance(cls, type) and \
            all(base.__module__ != "builtins" for base in cls.__mro__[:-1]):
        return Signature()
    raise ValueError("no signature found for builtin type {!r}".format(cls))


def _of_partial(obj, follow):
    found = signature(obj.func, follow_wrapped=follow)
    bound = found.bind_partial(*obj.args, **obj.keywords)
    parameters, by_name = [], False
    for name, parameter in found.parameters.items():
        if name in obj.keywords:
            by_name = True
            parameter = parameter.replace(kind=_KEYWORD_ONLY, default=obj.keywords[name])
        elif name in bound.arguments and parameter.kind in (_POSITIONAL_ONLY, _ORDINARY):
            continue
        elif by_name and parameter.kind is _ORDINARY:
            parameter = parameter.replace(kind=_KEYWORD_ONLY)
        parameters.append(parameter)
    return found.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__, follow_wrapped=follow_wrapped))
    own = getattr(obj, "__signature__", None)
    if isinstance(own, Signature):
        return own
    if follow_wrapped and hasattr(obj, "__wrapped__") and not isinstance(obj, type):
        return signature(obj.__wrapped__)
    if isinstance(obj, types.FunctionType):
        return _of_function(obj)
    if type(obj).__module__ == "functools" and hasattr(obj, "keywords"):
        return _of_partial(obj, follow_wrapped)
    if isinstance(obj, type):
        return _of_class(obj, follow_wrapped)
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, types.FunctionType):
        return _without_first(signature(call, follow_wrapped=follow_wrapped))
    raise ValueError("no signature found for builtin {!r}".format(obj))


def getfullargspec(func):
    from collections import namedtuple
    spec = namedtuple("FullArgSpec", "args varargs varkw defaults kwonlyargs kwonlydefaults "
                      "annotations")
    found = _of_function(getattr(func, "__func__", func)) if not isinstance(func, type) else \
        signature(func)
    names = {kind: [p.name for p in found.parameters.values() if p.kind is kind]
             for kind in (_POSITIONAL_ONLY, _ORDINARY, _ROW, _KEYWORD_ONLY, _TABLE)}
    defaults = tuple(p.default for p in found.parameters.values()
                     if p.kind <= _ORDINARY and p.default is not _empty)
    by_name = {p.name: p.default for p in found.parameters.values()
               if p.kind is _KEYWORD_ONLY and p.default is not _empty}
    hints = getattr(getattr(func, "__func__", func), "__annotations__", {})
    if "return" in hints:
        hints = {"return": hints["return"], **hints}
    return spec(names[_POSITIONAL_ONLY] + names[_ORDINARY], next(iter(names[_ROW]), None),
                next(iter(names[_TABLE]), None), defaults or None, names[_KEYWORD_ONLY],
                by_name or None, hints)


def getcallargs(func, /, *positional, **named):
    bound = _of_function(getattr(func, "__func__", func)).bind(
        *([func.__self__] if hasattr(func, "__self__") else []), *positional, **named)
    bound.apply_defaults()
    return bound.arguments


for _class in (Parameter, Signature, BoundArguments, _Kind):
    _class.__module__ = "inspect"
