"""Names that annotations use. Nothing here checks a value: what was written is kept and shown."""
import sys
from abc import ABCMeta
from types import GenericAlias
from _typing_forms import *
from _typing_forms import _Alias, _Bare, _Callable, _check, _collect, _show

__all__ = """Annotated Any Callable ClassVar Concatenate Final ForwardRef Generic Literal Optional
    ParamSpec Protocol Tuple Type TypeVar TypeVarTuple Union AbstractSet ByteString
    Container ContextManager Hashable ItemsView Iterable Iterator KeysView Mapping
    MappingView MutableMapping MutableSequence MutableSet Sequence Sized ValuesView
    Awaitable AsyncIterator AsyncIterable Coroutine Collection AsyncGenerator
    AsyncContextManager Reversible SupportsAbs SupportsBytes SupportsComplex SupportsFloat
    SupportsIndex SupportsInt SupportsRound ChainMap Counter Deque Dict DefaultDict List
    OrderedDict Set FrozenSet NamedTuple TypedDict Generator BinaryIO IO Match Pattern
    TextIO AnyStr assert_type assert_never cast clear_overloads dataclass_transform final
    get_args get_origin get_overloads get_type_hints is_typeddict LiteralString Never
    NewType no_type_check no_type_check_decorator NoReturn NotRequired overload
    ParamSpecArgs ParamSpecKwargs Required reveal_type runtime_checkable Self Text
    TYPE_CHECKING TypeAlias TypeGuard Unpack""".split()
TYPE_CHECKING = False
Text = str


class _AnyMeta(type):
    def __instancecheck__(cls, instance):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(instance)

    def __repr__(cls):
        return "typing.Any" if cls is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    """A type that fits every value."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


# ---- generic classes ----


class Generic:
    """The base of classes with type parameters."""
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        if not isinstance(params, tuple):
            params = (params,)
        params = tuple(_check(p, "Parameters to generic types must be types.") for p in params)
        if cls in (Generic, Protocol):
            if not params:
                raise TypeError(f"Parameter list to {cls.__qualname__}[...] cannot be empty")
            if not all(isinstance(p, (TypeVar, ParamSpec, TypeVarTuple)) or
                       getattr(p, "_is_unpacked", False) for p in params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables "
                                "or parameter specification variables.")
            if len(set(params)) != len(params):
                raise TypeError(f"Parameters to {cls.__name__}[...] must all be unique")
        else:
            _check_count(cls, cls.__dict__.get("__parameters__", cls.__parameters__), params)
        return _Alias(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if "__orig_bases__" in cls.__dict__:
            plain = Generic in cls.__orig_bases__
        else:
            plain = Generic in cls.__bases__ and cls.__name__ != "Protocol"
        if plain:
            raise TypeError("Cannot inherit from plain Generic")
        parameters = ()
        if "__orig_bases__" in cls.__dict__:
            parameters = _collect(cls.__orig_bases__)
            for base in cls.__orig_bases__:
                if isinstance(base, _Alias) and base.__origin__ in (Generic, Protocol):
                    if base.__origin__ is Generic or base.__args__:
                        parameters = base.__parameters__
                        break
        cls.__parameters__ = tuple(parameters)


def _check_count(cls, expected, given):
    if not expected:
        raise TypeError(f"{cls} is not a generic class")
    if any(isinstance(p, (TypeVarTuple, ParamSpec)) for p in expected):
        return
    if len(expected) != len(given):
        word = "many" if len(given) > len(expected) else "few"
        raise TypeError(f"Too {word} arguments for {cls}; actual {len(given)}, "
                        f"expected {len(expected)}")


# ---- protocols ----

_NOT_MEMBERS = frozenset("""__parameters__ __orig_bases__ __orig_class__ _is_protocol
    _is_runtime_protocol __abstractmethods__ __annotations__ __dict__ __doc__ __init__ __module__
    __new__ __slots__ __subclasshook__ __weakref__ __class_getitem__ _abc_impl
    __match_args__ __static_attributes__ __qualname__ __init_subclass__""".split())


def _members(cls):
    """The names that a class must have to fit the protocol `cls`."""
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        names.update(base.__dict__)
        names.update(base.__dict__.get("__annotations__", ()))
    return {name for name in names if name not in _NOT_MEMBERS and not name.startswith("_abc_")}


def _tells_by_methods(cls):
    return getattr(cls, "_is_runtime_protocol", False) and \
        all(callable(getattr(cls, name, None)) for name in _members(cls))


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if not cls.__dict__.get("_is_protocol"):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        for name in _members(cls):
            if not hasattr(instance, name):
                return super().__instancecheck__(instance)
            if getattr(instance, name) is None and callable(getattr(cls, name, None)):
                return False
        return True

    def __subclasscheck__(cls, other):
        # What asks from within abc goes by inheritance and registration where members do not tell.
        is_inner = sys._getframe(1).f_globals.get("__name__") in ("abc", "functools")
        if not cls.__dict__.get("_is_protocol") or is_inner and not _tells_by_methods(cls):
            return super().__subclasscheck__(other)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with "
                            "@runtime_checkable protocols")
        members = _members(cls)
        if not all(callable(getattr(cls, name, None)) for name in members):
            raise TypeError("Protocols with non-method members don't support issubclass()")
        if not isinstance(other, type):
            raise TypeError("issubclass() arg 1 must be a class")
        if all(any(name in base.__dict__ for base in other.__mro__) for name in members):
            return True
        return super().__subclasscheck__(other)


def _refuse_instances(self, *args, **kwargs):
    if type(self).__dict__.get("_is_protocol"):
        raise TypeError("Protocols cannot be instantiated")
    for base in type(self).__mro__[1:]:
        start = base.__dict__.get("__init__")
        if start is not None and start is not _refuse_instances:
            start(self, *args, **kwargs)
            return


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what others must have."""
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if not cls._is_protocol:
            return
        for base in cls.__bases__:
            if base not in (object, Generic) and not getattr(base, "_is_protocol", False) \
                    and base.__module__ not in ("collections.abc", "contextlib"):
                raise TypeError("Protocols can only inherit from other protocols, got %r" % base)
        if "__init__" not in cls.__dict__:
            cls.__init__ = _refuse_instances


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError("@runtime_checkable can be only applied to protocol classes, got %r" % cls)
    cls._is_runtime_protocol = True
    return cls


def _supports(name, method):
    def body(self):
        pass
    body.__name__ = method
    cls = _ProtocolMeta(name, (Protocol,), {"__module__": "typing", method: body, "__slots__": ()})
    return runtime_checkable(cls)


SupportsInt = _supports("SupportsInt", "__int__")
SupportsFloat = _supports("SupportsFloat", "__float__")
SupportsComplex = _supports("SupportsComplex", "__complex__")
SupportsBytes = _supports("SupportsBytes", "__bytes__")
SupportsIndex = _supports("SupportsIndex", "__index__")
SupportsAbs = _supports("SupportsAbs", "__abs__")
SupportsRound = _supports("SupportsRound", "__round__")


# ---- records ----


def _new_record(name, fields, defaults, module):
    from collections import namedtuple
    fields = {field: _check(kind, f"field {field} annotation must be a type")
              for field, kind in fields}
    record = namedtuple(name, fields, defaults=defaults, module=module)
    record.__annotations__ = record.__new__.__annotations__ = fields
    return record


class _NamedTupleMeta(type):
    def __new__(meta, name, bases, namespace):
        for base in bases:
            if base is not _NamedTuple and base is not Generic:
                raise TypeError("can only inherit from a NamedTuple type and Generic")
        bases = tuple(tuple if base is _NamedTuple else base for base in bases)
        fields = namespace.get("__annotations__", {})
        defaults = []
        for field in fields:
            if field in namespace:
                defaults.append(field)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {field} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        record = _new_record(name, fields.items(), [namespace[field] for field in defaults],
                             namespace["__module__"])
        record.__bases__ = bases
        if Generic in bases:
            record.__class_getitem__ = classmethod(Generic.__class_getitem__.__func__)
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields",
                       "_field_defaults", "_make", "_replace", "_asdict", "_source"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__name__", "__annotations__") and \
                    key not in record._fields:
                setattr(record, key, value)
        if Generic in bases:
            record.__init_subclass__()
        return record


def NamedTuple(typename, fields=None, /, **kwargs):
    """A tuple with named and annotated items."""
    if fields is None:
        fields = kwargs.items()
    elif kwargs:
        raise TypeError("Either list of fields or keywords can be provided to NamedTuple, not both")
    return _new_record(typename, fields, (), sys._getframe(1).f_globals.get("__name__"))


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_NamedTuple,)


class _TypedDictMeta(type):
    def __new__(meta, name, bases, namespace, total=True):
        for base in bases:
            if type(base) is not _TypedDictMeta and base is not Generic:
                raise TypeError("cannot inherit from both a TypedDict type and a non-TypedDict "
                                "base class")
        result = type.__new__(_TypedDictMeta, name, (dict,), namespace)
        fields, required = {}, set()
        for base in bases:
            fields.update(base.__dict__.get("__annotations__", {}))
            required.update(base.__dict__.get("__required_keys__", ()))
        for key, kind in namespace.get("__annotations__", {}).items():
            fields[key] = _check(kind, "TypedDict('Name', {f0: t0, f1: t1, ...}); "
                                       "each t must be a type")
            origin = getattr(kind, "__origin__", None)
            if origin is Required or total and origin is not NotRequired:
                required.add(key)
        result.__annotations__ = fields
        result.__required_keys__ = frozenset(required)
        result.__optional_keys__ = frozenset(key for key in fields if key not in required)
        result.__total__ = total
        return result

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, instance):
        raise TypeError("TypedDict does not support instance and class checks")

    def __subclasscheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    """A dict whose keys are known."""
    namespace = {"__annotations__": dict(kwargs if fields is None else fields)}
    namespace["__module__"] = sys._getframe(1).f_globals.get("__name__")
    return _TypedDictMeta(typename, (), namespace, total=total)


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict.__mro_entries__ = lambda bases: (_TypedDict,)


class NewType:
    """A name for values of another type, told apart by checkers alone."""

    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        module = sys._getframe(1).f_globals.get("__name__")
        if module != "typing":
            self.__module__ = module

    def __call__(self, value, /):
        return value

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- functions ----


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {repr(arg)[:100]}")


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    """Lets get_type_hints give nothing for a function, or a class and what is defined in it."""
    if isinstance(arg, type):
        for key, found in list(vars(arg).items()):
            inner = getattr(found, "__func__", found)
            if isinstance(inner, (type(no_type_check), type)) and \
                    inner.__qualname__ == f"{arg.__qualname__}.{key}" and \
                    inner.__module__ == arg.__module__:
                no_type_check(inner)
    try:
        arg.__no_type_check__ = True
    except (AttributeError, TypeError):
        pass
    return arg


def no_type_check_decorator(decorator):
    """Makes a decorator do as no_type_check with what it gives."""
    from functools import wraps

    @wraps(decorator)
    def wrapped(*args, **kwargs):
        return no_type_check(decorator(*args, **kwargs))
    return wrapped


def dataclass_transform(*, eq_default=True, order_default=False, kw_only_default=False,
                        field_specifiers=(), **kwargs):
    def decorate(cls_or_fn):
        cls_or_fn.__dataclass_transform__ = {
            "eq_default": eq_default, "order_default": order_default,
            "kw_only_default": kw_only_default, "field_specifiers": field_specifiers,
            "kwargs": kwargs}
        return cls_or_fn
    return decorate


_overloads = {}


def _overload_dummy(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-"
                              "decorated functions outside a stub module should always be "
                              "followed by an implementation that is not @overload-ed.")


def overload(func):
    func = getattr(func, "__func__", func)
    _overloads.setdefault((func.__module__, func.__qualname__), []).append(func)
    return _overload_dummy


def get_overloads(func):
    func = getattr(func, "__func__", func)
    return list(_overloads.get((func.__module__, func.__qualname__), ()))


def clear_overloads():
    _overloads.clear()


def get_origin(tp):
    if isinstance(tp, _Bare) or isinstance(tp, type(int | str)):
        return tp.__origin__ if isinstance(tp, _Bare) else type(tp)
    if tp is Generic:
        return Generic
    if isinstance(tp, _Alias) and tp._form is Annotated:
        return Annotated
    return getattr(tp, "__origin__", None) if not isinstance(tp, type) or \
        type(tp) is type(list[int]) else None


def get_args(tp):
    if isinstance(tp, _Alias) and tp._form is Annotated:
        return (tp.__origin__, *tp.__metadata__)
    if isinstance(tp, type) and type(tp) is not type(list[int]) or isinstance(tp, _Bare):
        return ()
    args = getattr(tp, "__args__", ())
    if isinstance(tp, _Callable) and args[0] is not ...:
        return (list(args[:-1]), args[-1])
    parts = getattr(type(tp), "_parts", None)
    if isinstance(tp, GenericAlias) and parts is not None:
        return tuple(parts(tp))
    return args


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta)


def _resolve(hint, globalns, localns):
    """`hint` with the names in its strings looked up."""
    if isinstance(hint, ForwardRef):
        hint = hint.__forward_arg__
    if hint is None:
        return type(None)
    if isinstance(hint, str):
        return _resolve(eval(hint, globalns, localns), globalns, localns)
    if isinstance(hint, _Alias):
        return hint._map(lambda arg: _resolve(arg, globalns, localns)
                         if isinstance(arg, (ForwardRef, _Alias)) else arg)
    if type(hint) is type(list[int]):
        args = tuple(_resolve(arg, globalns, localns)
                     if isinstance(arg, (str, ForwardRef, _Alias)) else arg
                     for arg in hint.__args__)
        return type(hint)(hint.__origin__, args)
    return hint


def _strip(hint):
    """`hint` without Annotated, Required and NotRequired."""
    if isinstance(hint, _Alias):
        if hint._form in (Annotated, Required, NotRequired):
            return _strip(hint.__origin__ if hint._form is Annotated else hint.__args__[0])
        return hint._map(_strip)
    if type(hint) is type(list[int]):
        return type(hint)(hint.__origin__, tuple(_strip(arg) for arg in hint.__args__))
    return hint


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    """The annotations of a class, function or module, with strings evaluated."""
    if getattr(obj, "__no_type_check__", None):
        return {}
    hints = {}
    if isinstance(obj, type):
        for base in reversed(obj.__mro__):
            module = sys.modules.get(base.__module__)
            names = getattr(module, "__dict__", {}) if globalns is None else globalns
            local = dict(vars(base)) if localns is None else localns
            if localns is None and globalns is None:
                names, local = local, names
            annotations = base.__dict__.get("__annotations__", {})
            if not hasattr(annotations, "items"):
                continue
            for name, hint in annotations.items():
                hints[name] = _resolve(hint, names, local)
    else:
        inner = obj
        while hasattr(inner, "__wrapped__"):
            inner = inner.__wrapped__
        if globalns is None:
            globalns = obj.__dict__ if isinstance(obj, type(sys)) else \
                getattr(inner, "__globals__", {})
        annotations = getattr(obj, "__annotations__", None)
        if annotations is None:
            if callable(obj):
                return {}
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
        for name, hint in annotations.items():
            hints[name] = _resolve(hint, globalns, globalns if localns is None else localns)
    return hints if include_extras else {name: _strip(hint) for name, hint in hints.items()}


# ---- files ----

AnyStr = TypeVar("AnyStr", bytes, str)
AnyStr.__module__ = "typing"


class IO(Generic[AnyStr]):
    """What open() gives."""
    __slots__ = ()


class TextIO(IO[str]):
    __slots__ = ()


class BinaryIO(IO[bytes]):
    __slots__ = ()
