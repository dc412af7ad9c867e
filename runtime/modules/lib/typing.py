"""The names that annotations use. They describe; nothing here checks values."""
import collections.abc
import collections
import sys
from abc import ABCMeta
from types import FunctionType, GenericAlias, MethodType

TYPE_CHECKING = False


def _text(t):
    if isinstance(t, type) and not isinstance(t, GenericAlias):
        return t.__qualname__ if t.__module__ == "builtins" else f"{t.__module__}.{t.__qualname__}"
    if t is ...:
        return "..."
    if isinstance(t, list):
        return "[" + ", ".join(map(_text, t)) + "]"
    if isinstance(t, FunctionType):
        return t.__name__
    return repr(t)


def _convert(t):
    if t is None:
        return type(None)
    return ForwardRef(t) if isinstance(t, str) else t


class ForwardRef:
    """A type that was given as text."""
    __slots__ = ("__forward_arg__",)

    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _Operand:
    __slots__ = ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _SpecialForm(_Operand):
    """A name such as Any or Union."""
    __slots__ = ("_name", "_subscript")

    def __init__(self, name, subscript=None):
        self._name, self._subscript = name, subscript

    def __repr__(self):
        return "typing." + self._name

    def __call__(self, *args, **kwds):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, obj):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __getitem__(self, parameters):
        if self._subscript is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._subscript(self, parameters)


class _Alias(_Operand):
    """A generic type with its arguments, or a name from before list[int] was allowed."""

    def __init__(self, origin, args, name=None):
        self.__origin__, self.__args__, self._name = origin, args, name
        self.__parameters__ = _gather_parameters(args)

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        if not self.__args__:
            return _Alias(self.__origin__, tuple(map(_convert, args)), self._name)
        if not self.__parameters__:
            raise TypeError(f"{self!r} is not a generic class")
        given = dict(zip(self.__parameters__, args))
        return _Alias(self.__origin__, tuple(_substitute(a, given) for a in self.__args__),
                      self._name)

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            return self.__origin__(*args, **kwargs)
        if self._name is not None:
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        if self.__origin__ is Generic or isinstance(self.__origin__, type):
            extra = () if self._name is None or Generic in bases else (Generic,)
            return (self.__origin__,) + (extra if self.__parameters__ else ())
        return ()

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        if self.__origin__ is Union and other.__origin__ is Union:
            return set(self.__args__) == set(other.__args__)
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash((Union, frozenset(self.__args__)))
        return hash((self.__origin__, self.__args__))

    def __instancecheck__(self, obj):
        return self.__subclasscheck__(type(obj))

    def __subclasscheck__(self, cls):
        if self.__args__:
            if self.__origin__ is Union:
                return issubclass(cls, self.__args__)
            raise TypeError("Subscripted generics cannot be used with class and instance checks")
        return issubclass(cls, self.__origin__)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _text(self.__origin__)
        args = self.__args__
        if self.__origin__ is Union and len(args) == 2 and type(None) in args:
            one = args[0] if args[1] is type(None) else args[1]
            return f"typing.Optional[{_text(one)}]"
        if self.__origin__ is collections.abc.Callable and args:
            if args[0] is ...:
                return f"{name}[..., {_text(args[-1])}]"
            return f"{name}[[{', '.join(map(_text, args[:-1]))}], {_text(args[-1])}]"
        return f"{name}[{', '.join(map(_text, args))}]" if args else name


def _gather_parameters(args):
    found = []
    for arg in args:
        inner = [arg] if isinstance(arg, TypeVar) else getattr(arg, "__parameters__", ())
        for parameter in (inner if isinstance(inner, (tuple, list)) else ()):
            if parameter not in found:
                found.append(parameter)
    return tuple(found)


def _substitute(arg, given):
    if isinstance(arg, TypeVar):
        return given.get(arg, arg)
    if isinstance(arg, _Alias) and arg.__parameters__:
        return _Alias(arg.__origin__, tuple(_substitute(a, given) for a in arg.__args__), arg._name)
    return arg


class TypeVar(_Operand):
    """A variable that stands for a type."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        self.__name__, self.__constraints__, self.__bound__ = name, constraints, bound
        self.__covariant__, self.__contravariant__ = covariant, contravariant

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class ParamSpec(TypeVar):
    args = kwargs = None


class TypeVarTuple(TypeVar):
    def __iter__(self):
        yield self


# ---- forms --------------------------------------------------------------------------------------

def _make_union(form, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    members = []
    for t in parameters if isinstance(parameters, tuple) else (parameters,):
        t = _convert(t)
        inner = t.__args__ if getattr(t, "__origin__", None) is Union else (t,)
        for one in inner:
            if one not in members:
                members.append(one)
    return members[0] if len(members) == 1 else _Alias(Union, tuple(members), "Union")


def _make_one(form, parameter):
    return _Alias(form, (_convert(parameter),), form._name)


def _make_many(form, parameters):
    return _Alias(form, parameters if isinstance(parameters, tuple) else (parameters,), form._name)


def _make_optional(form, parameter):
    return Union[parameter, None]


def _make_annotated(form, parameters):
    alias = _Alias(form, parameters, form._name)
    alias.__metadata__ = parameters[1:]
    return alias


class _AnyMeta(type):
    def __repr__(cls):
        return "typing.Any" if cls is Any else super().__repr__()

    def __instancecheck__(cls, obj):
        if cls is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)


class Any(metaclass=_AnyMeta):
    """Any type."""

    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


Union = _SpecialForm("Union", _make_union)
Optional = _SpecialForm("Optional", _make_optional)
ClassVar = _SpecialForm("ClassVar", _make_one)
Final = _SpecialForm("Final", _make_one)
Required = _SpecialForm("Required", _make_one)
NotRequired = _SpecialForm("NotRequired", _make_one)
TypeGuard = _SpecialForm("TypeGuard", _make_one)
Unpack = _SpecialForm("Unpack", _make_one)
Literal = _SpecialForm("Literal", _make_many)
Concatenate = _SpecialForm("Concatenate", _make_many)
Annotated = _SpecialForm("Annotated", _make_annotated)
NoReturn, Never, Self = _SpecialForm("NoReturn"), _SpecialForm("Never"), _SpecialForm("Self")
LiteralString, TypeAlias = _SpecialForm("LiteralString"), _SpecialForm("TypeAlias")


class _CallableAlias(_Alias):
    def __getitem__(self, parameters):
        arguments, result = parameters
        row = tuple(arguments) if isinstance(arguments, list) else (arguments,)
        return _Alias(self.__origin__, tuple(map(_convert, row + (result,))), "Callable")


Callable = _CallableAlias(collections.abc.Callable, (), "Callable")
List, Dict, Set, FrozenSet = (_Alias(c, (), n) for c, n in (
    (list, "List"), (dict, "Dict"), (set, "Set"), (frozenset, "FrozenSet")))
Tuple, Type = _Alias(tuple, (), "Tuple"), _Alias(type, (), "Type")
Deque, DefaultDict = (_Alias(collections.deque, (), "Deque"),
                      _Alias(collections.defaultdict, (), "DefaultDict"))
OrderedDict, Counter, ChainMap = (_Alias(collections.OrderedDict, (), "OrderedDict"),
                                  _Alias(collections.Counter, (), "Counter"),
                                  _Alias(collections.ChainMap, (), "ChainMap"))
for _name in collections.abc.__all__:
    if _name not in ("Set", "Callable"):
        globals()[_name] = _Alias(getattr(collections.abc, _name), (), _name)
AbstractSet = _Alias(collections.abc.Set, (), "AbstractSet")


# ---- generic classes and protocols --------------------------------------------------------------

class Generic:
    """The base of classes with type variables."""
    __slots__ = ()

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return _Alias(cls, tuple(map(_convert, parameters)))

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        found = []
        for base in cls.__dict__.get("__orig_bases__", ()):
            for parameter in getattr(base, "__parameters__", ()):
                if parameter not in found:
                    found.append(parameter)
        cls.__parameters__ = tuple(found)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol") and not cls.__dict__.get("_is_runtime_protocol"):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable "
                            "protocols")
        if super().__instancecheck__(instance):
            return True
        if cls.__dict__.get("_is_protocol"):
            return all(hasattr(instance, name) for name in _members(cls))
        return False


def _members(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        names.update(base.__dict__.get("__annotations__", {}))
        names.update(name for name in base.__dict__
                     if not name.startswith("_abc_") and name not in _ordinary)
    return names


_ordinary = {"__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__",
             "__module__", "__new__", "__orig_bases__", "__parameters__", "__slots__",
             "__subclasshook__", "__weakref__", "__class_getitem__", "_is_protocol",
             "_is_runtime_protocol", "__match_args__"}


class Protocol(Generic, metaclass=_ProtocolMeta):
    """The base of classes that say what methods something has."""
    __slots__ = ()
    _is_protocol = True

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        cls._is_protocol = any(base is Protocol for base in cls.__bases__)
        if cls._is_protocol:
            cls.__subclasshook__ = classmethod(_hook)
            if cls.__init__ is object.__init__:
                cls.__init__ = _no_init


def _hook(cls, other):
    if not cls.__dict__.get("_is_protocol"):
        return NotImplemented
    for name in _members(cls):
        if not any(name in base.__dict__ for base in other.__mro__):
            return NotImplemented
    return True


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


def runtime_checkable(cls):
    cls._is_runtime_protocol = True
    return cls


class SupportsInt(Protocol):
    def __int__(self): ...


class SupportsFloat(Protocol):
    def __float__(self): ...


class SupportsIndex(Protocol):
    def __index__(self): ...


class SupportsAbs(Protocol):
    def __abs__(self): ...


for _class in (SupportsInt, SupportsFloat, SupportsIndex, SupportsAbs):
    runtime_checkable(_class)


# ---- records ------------------------------------------------------------------------------------

class _NamedTupleMeta(type):
    def __new__(mcls, typename, bases, namespace):
        annotations = namespace.get("__annotations__", {})
        defaults = []
        for name in annotations:
            if name in namespace:
                defaults.append(namespace[name])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field "
                                + ", ".join(n for n in annotations if n in namespace))
        new = collections.namedtuple(typename, list(annotations), defaults=defaults or None,
                                     module=namespace["__module__"])
        new.__annotations__ = annotations
        for name, value in namespace.items():
            if name not in annotations and name not in ("__module__", "__qualname__",
                                                        "__annotations__", "__classcell__"):
                setattr(new, name, value)
        return new


def NamedTuple(typename, fields=None, /, **kwargs):
    pairs = list(fields if fields is not None else kwargs.items())
    new = collections.namedtuple(typename, [name for name, _ in pairs],
                                 module=sys._getframe(1).f_globals.get("__name__"))
    new.__annotations__ = dict(pairs)
    return new


_named_tuple_base = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple.__mro_entries__ = lambda bases: (_named_tuple_base,)


class _TypedDictMeta(type):
    def __new__(mcls, name, bases, namespace, total=True):
        annotations = {}
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
        annotations.update(namespace.get("__annotations__", {}))
        new = type.__new__(mcls, name, (dict,), namespace)
        new.__annotations__ = annotations
        new.__total__ = total
        new.__required_keys__ = frozenset(annotations if total else ())
        new.__optional_keys__ = frozenset(() if total else annotations)
        return new

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)


def TypedDict(typename, fields=None, /, *, total=True, **kwargs):
    return _TypedDictMeta(typename, (), {"__annotations__": dict(fields or kwargs)}, total=total)


_typed_dict_base = type.__new__(_TypedDictMeta, "TypedDict", (dict,), {})
TypedDict.__mro_entries__ = lambda bases: (_typed_dict_base,)


class NewType(_Operand):
    """A name for a type that is only told apart by checkers."""

    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get("__name__")

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"


# ---- functions ----------------------------------------------------------------------------------

AnyStr = TypeVar("AnyStr", bytes, str)
Text = str
T = TypeVar("T")
IO, TextIO, BinaryIO = Any, Any, Any
Pattern = Match = Any


def cast(typ, val):
    return val


def overload(func):
    return _no_overload


def _no_overload(*args, **kwds):
    raise NotImplementedError("You should not call an overloaded function.")


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    return arg


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    args = getattr(tp, "__args__", ())
    if get_origin(tp) is collections.abc.Callable and args and args[0] is not ...:
        return list(args[:-1]), args[-1]
    return args


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    hints = {}
    owners = reversed(obj.__mro__) if isinstance(obj, type) else [obj]
    for owner in owners:
        names = globalns
        if names is None:
            module = sys.modules.get(getattr(owner, "__module__", None))
            names = getattr(owner, "__globals__", None) or getattr(module, "__dict__", {})
        for name, value in getattr(owner, "__dict__", {}).get(
                "__annotations__", getattr(owner, "__annotations__", {})).items():
            if isinstance(value, ForwardRef):
                value = value.__forward_arg__
            if isinstance(value, str):
                value = eval(value, dict(names), localns)
            hints[name] = type(None) if value is None else value
    return hints


__all__ = [_name for _name in list(globals()) if not _name.startswith("_")
           and _name not in ("collections", "sys", "T", "ABCMeta", "FunctionType", "GenericAlias",
                             "MethodType")]
del _name, _class
