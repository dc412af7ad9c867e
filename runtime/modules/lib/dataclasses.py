"""Classes whose methods follow from their annotated fields."""
import abc
import copy
import keyword
import sys
from types import GenericAlias, MappingProxyType, new_class

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _Mark:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


_SIMPLE = int, float, str, bool, bytes, list, tuple, dict, set
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FACTORY = _Mark("<factory>")
_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"
_NORMAL, _CLASSVAR, _INITVAR = "_FIELD", "_FIELD_CLASSVAR", "_FIELD_INITVAR"
_repr_running = set()


def _guard_repr(represent):
    """Shows "..." for what is being shown already."""
    def __repr__(self):
        key = id(self)
        if key in _repr_running:
            return "..."
        _repr_running.add(key)
        try:
            return represent(self)
        finally:
            _repr_running.discard(key)
    return __repr__


class InitVar:
    """An argument of __init__ that is no field."""
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare",
                 "metadata", "kw_only", "_field_type")
    _shown = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare",
              "metadata", "kw_only")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = self.type = None
        self.default, self.default_factory = default, default_factory
        self.init, self.repr, self.hash, self.compare = init, repr, hash, compare
        self.metadata = MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self._field_type = None

    @_guard_repr
    def __repr__(self):
        words = [f"{name}={getattr(self, name)!r}" for name in self._shown]
        return f"Field({','.join(words)},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        hook = getattr(type(self.default), "__set_name__", None)
        if hook:
            hook(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _Params:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init, self.repr, self.eq = init, repr, eq
        self.order, self.unsafe_hash, self.frozen = order, unsafe_hash, frozen

    def __repr__(self):
        words = [f"{name}={getattr(self, name)!r}" for name in self.__slots__]
        return f"_DataclassParams({','.join(words)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None,
          compare=True, metadata=None, kw_only=MISSING):
    """Say more of a field than its type and default."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- reading the class --------------------------------------------------------------------------

def _leading_names(text):
    for i, letter in enumerate(text):
        if not (letter.isalnum() or letter in "_. "):
            return text[:i]
    return text


def _named_by(cls, annotation):
    """What the first name of an annotation that is a text refers to in the class's module: the
    object, or the text itself. Only plain names and names of a module are followed."""
    words = [piece.split() for piece in _leading_names(annotation).split(".")]
    if not words[0]:
        return annotation
    module, name = None, words[0][0]
    if len(words) > 1 and words[1]:
        module, name = name, words[1][0]
    names = getattr(sys.modules.get(cls.__module__), "__dict__", {})
    if module is not None:
        owner = names.get(module)
        own = {"typing": sys.modules.get("typing"), __name__: sys.modules[__name__]}
        if owner is None or owner not in own.values():
            return annotation
        names = owner.__dict__
    return names.get(name, annotation)


def _kind_of(cls, annotation):
    if isinstance(annotation, str):
        annotation = _named_by(cls, annotation)
    if annotation is KW_ONLY:
        return KW_ONLY
    if annotation is InitVar or isinstance(annotation, InitVar):
        return _INITVAR
    typing = sys.modules.get("typing")
    if typing and (annotation is typing.ClassVar
                   or getattr(annotation, "__origin__", None) is typing.ClassVar):
        return _CLASSVAR
    return _NORMAL


def _make_field(cls, name, annotation, kind, kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if type(default).__name__ == "member_descriptor":
            default = MISSING
        f = field(default=default)
    f.name, f.type, f._field_type = name, annotation, kind
    if kind is not _NORMAL and f.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if kind is not _CLASSVAR and f.kw_only is MISSING:
        f.kw_only = kw_only
    elif kind is _CLASSVAR and f.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if kind is _NORMAL and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: "
                         "use default_factory")
    return f


def _gather_fields(cls, kw_only):
    found = {}
    for base in cls.__mro__[-1:0:-1]:
        for f in getattr(base, _FIELDS, {}).values():
            found[f.name] = f
    annotations = cls.__dict__.get("__annotations__", {})
    own = []
    is_divided = False
    for name, annotation in annotations.items():
        kind = _kind_of(cls, annotation)
        if kind is KW_ONLY:
            if is_divided:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            is_divided = kw_only = True
        else:
            own.append(_make_field(cls, name, annotation, kind, kw_only))
    for f in own:
        found[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return found


# ---- writing the methods ------------------------------------------------------------------------

def _make_function(cls, name, parameters, body, names):
    text = f"def {name}({', '.join(parameters)}):\n" + "\n".join(f" {line}" for line in body)
    scope = sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}
    outer = f"def _create({', '.join(names)}):\n" + "\n".join(
        f" {line}" for line in text.split("\n")) + f"\n return {name}"
    local = {}
    exec(outer, scope, local)
    function = local["_create"](**names)
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    return function


def _make_init(cls, all_fields, frozen, has_post, self_name, slots):
    fields = [f for f in all_fields if f.init]
    positional = [f for f in fields if not f.kw_only]
    seen_default = False
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = True
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
    names = {"_FACTORY": _FACTORY, "_set": object.__setattr__}
    body = []

    def parameter(f):
        if f.default is MISSING and f.default_factory is MISSING:
            return f.name
        names[f"_default_{f.name}"] = f.default
        return f.name + ("=_FACTORY" if f.default is MISSING else f"=_default_{f.name}")

    def assign(f, value):
        if f._field_type is _INITVAR:
            return
        if frozen:
            body.append(f"_set({self_name}, {f.name!r}, {value})")
        else:
            body.append(f"{self_name}.{f.name} = {value}")

    for f in all_fields:
        if f.default_factory is not MISSING:
            make = f"_make_{f.name}"
            names[make] = f.default_factory
            assign(f, f"{make}() if {f.name} is _FACTORY else {f.name}" if f.init else f"{make}()")
        elif f.init:
            assign(f, f.name)
        elif f.default is not MISSING and slots:
            names[f"_default_{f.name}"] = f.default
            assign(f, f"_default_{f.name}")
    if has_post:
        given = ", ".join(f.name for f in all_fields if f._field_type is _INITVAR)
        body.append(f"{self_name}.{_POST_INIT}({given})")
    parameters = [self_name] + [parameter(f) for f in positional]
    keyword_only = [parameter(f) for f in fields if f.kw_only]
    if keyword_only:
        parameters += ["*"] + keyword_only
    init = _make_function(cls, "__init__", parameters, body or ["pass"], names)
    init.__annotations__ = {f.name: f.type for f in fields}
    init.__annotations__["return"] = None
    return init


def _make_repr(cls, fields):
    names = [f.name for f in fields if f.repr]

    @_guard_repr
    def __repr__(self):
        words = [f"{name}={getattr(self, name)!r}" for name in names]
        return f"{self.__class__.__qualname__}({', '.join(words)})"
    return __repr__


def _row(self_name, fields):
    return "(" + "".join(f"{self_name}.{f.name}," for f in fields) + ")"


def _make_compare(cls, name, operator, fields):
    body = ["if other.__class__ is self.__class__:",
            f" return {_row('self', fields)}{operator}{_row('other', fields)}",
            "return NotImplemented"]
    return _make_function(cls, name, ["self", "other"], body, {})


def _make_frozen(cls, fields):
    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)
    names = frozenset(f.name for f in fields)
    return __setattr__, __delattr__


def _set_new(cls, function, qualify=True):
    name = function.__name__
    function.__qualname__ = f"{cls.__qualname__}.{name}"
    if name in cls.__dict__:
        return True
    setattr(cls, name, function)
    return False


def _set_hash(cls, fields, unsafe_hash, eq, frozen):
    own = cls.__dict__.get("__hash__", MISSING)
    has_explicit = not (own is MISSING or (own is None and "__eq__" in cls.__dict__))
    if unsafe_hash and has_explicit:
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if unsafe_hash or (eq and frozen and not has_explicit):
        chosen = [f for f in fields if (f.compare if f.hash is None else f.hash)]
        cls.__hash__ = _make_function(cls, "__hash__", ["self"],
                                      [f"return hash({_row('self', chosen)})"], {})
    elif eq and not frozen and not has_explicit:
        cls.__hash__ = None


def _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
             weakref_slot):
    bases = [base for base in cls.__mro__[1:] if _FIELDS in base.__dict__]
    if bases:
        any_frozen = any(getattr(base, _PARAMS).frozen for base in bases)
        if any_frozen and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    found = _gather_fields(cls, kw_only)
    setattr(cls, _FIELDS, found)
    setattr(cls, _PARAMS, _Params(init, repr, eq, order, unsafe_hash, frozen))
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    arguments = [f for f in found.values() if f._field_type is not _CLASSVAR]
    real = [f for f in arguments if f._field_type is _NORMAL]
    own_hash = "__hash__" in cls.__dict__
    if init:
        self_name = "__dataclass_self__" if "self" in found else "self"
        _set_new(cls, _make_init(cls, arguments, frozen, hasattr(cls, _POST_INIT), self_name,
                                 slots))
    if repr:
        _set_new(cls, _make_repr(cls, real))
    compared = [f for f in real if f.compare]
    _set_hash(cls, real, unsafe_hash, eq, frozen)
    if eq:
        _set_new(cls, _make_compare(cls, "__eq__", "==", compared))
    if order:
        for name, operator in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"),
                               ("__ge__", ">=")):
            if _set_new(cls, _make_compare(cls, name, operator, compared)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        for function in _make_frozen(cls, real):
            if _set_new(cls, function):
                raise TypeError(f"Cannot overwrite attribute {function.__name__} in class "
                                f"{cls.__name__}")
    if not getattr(cls, "__doc__"):
        is_own = init and type(cls).__call__ is type.__call__
        cls.__doc__ = cls.__name__ + _describe_call(cls, is_own, [f for f in arguments if f.init])
    if match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple(f.name for f in arguments if f.init and not f.kw_only)
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, real, frozen, weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _describe_call(cls, is_own, taken):
    """How the class is called, from the fields that its own __init__ takes."""
    if is_own:
        words = [_describe(f) for f in taken if not f.kw_only]
        named = [_describe(f) for f in taken if f.kw_only]
        return f"({', '.join(words + ['*'] + named if named else words)})"
    from _signature import signature
    try:
        return str(signature(cls)).replace(" -> None", "")
    except (TypeError, ValueError):
        return ""


def _describe(f):
    kind = f.type.__name__ if any(f.type is simple for simple in _SIMPLE) else None
    if kind is None:
        from _signature import formatannotation
        kind = formatannotation(f.type)
    if f.default is not MISSING:
        return f"{f.name}: {kind} = {f.default!r}"
    return f"{f.name}: {kind}" + (" = <factory>" if f.default_factory is not MISSING else "")


def _slots_of(base):
    slots = base.__dict__.get("__slots__", ())
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__next__") or not hasattr(slots, "__iter__"):
        raise TypeError(f"Slots of '{base.__name__}' cannot be determined")
    return slots


def _add_slots(cls, fields, frozen, weakref_slot):
    """A class anew with __slots__, since slots are decided when a class is made."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        inherited.update(_slots_of(base))
    namespace = dict(cls.__dict__)
    names = [f.name for f in fields]
    namespace["__slots__"] = tuple([name for name in names + ["__weakref__"] * weakref_slot
                                    if name not in inherited])
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    qualified = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualified is not None:
        new.__qualname__ = qualified
    if frozen:
        _add_state(new, cls, names)
    return new


def _add_state(new, cls, names):
    """How instances that refuse to be changed are copied, as far as the class does not say."""
    def __getstate__(self):
        return [getattr(self, name) for name in names]

    def __setstate__(self, state):
        for name, value in zip(names, state):
            object.__setattr__(self, name, value)
    for method in __getstate__, __setstate__:
        if method.__name__ not in cls.__dict__:
            setattr(new, method.__name__, method)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
              frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Give a class the methods that follow from its fields."""
    def wrap(cls):
        return _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only,
                        slots, weakref_slot)
    return wrap if cls is None else wrap(cls)


# ---- asking -------------------------------------------------------------------------------------

def fields(class_or_instance):
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in found.values() if f._field_type is _NORMAL)


def is_dataclass(obj):
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def _is_instance(obj):
    return hasattr(type(obj), _FIELDS)


def _convert(obj, make):
    if _is_instance(obj):
        return make([(f.name, _convert(getattr(obj, f.name), make)) for f in fields(obj)])
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return type(obj)(*[_convert(item, make) for item in obj])
    if isinstance(obj, (list, tuple)):
        return type(obj)(_convert(item, make) for item in obj)
    if isinstance(obj, dict):
        return type(obj)((_convert(k, make), _convert(v, make)) for k, v in obj.items())
    return copy.deepcopy(obj)


def asdict(obj, *, dict_factory=dict):
    if not _is_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    if not _is_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def replace(obj, /, **changes):
    if not _is_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        if f._field_type is _CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be "
                                 "specified with replace()")
        elif f.name not in changes:
            if f._field_type is _INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(obj, f.name)
    return obj.__class__(**changes)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    annotations = {}
    body = dict(namespace or {})
    for item in fields:
        if isinstance(item, str):
            item = item, "typing.Any"
        elif not 2 <= len(item) <= 3:
            raise TypeError(f"Invalid field: {item!r}")
        name = item[0]
        _check_name(name, annotations)
        annotations[name] = item[1]
        if len(item) == 3:
            body[name] = item[2]
    body["__annotations__"] = annotations
    return dataclass(new_class(cls_name, bases, {}, lambda names: names.update(body)), **options)


def _check_name(name, taken):
    if not isinstance(name, str) or not name.isidentifier():
        raise TypeError(f"Field names must be valid identifiers: {name!r}")
    if keyword.iskeyword(name):
        raise TypeError(f"Field names must not be keywords: {name!r}")
    if name in taken:
        raise TypeError(f"Field name duplicated: {name!r}")
