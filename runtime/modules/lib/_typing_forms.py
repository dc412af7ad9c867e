"""The forms that typing's subscriptions make: Union[int, str], Callable[[int], str], List[T]."""
import sys

__all__ = """TypeVar ParamSpec ParamSpecArgs ParamSpecKwargs TypeVarTuple ForwardRef Union Optional
    Literal ClassVar Final Annotated Callable Tuple Type Concatenate Unpack Required NotRequired
    TypeGuard NoReturn Never Self LiteralString TypeAlias""".split()

__name__ = "typing"
_Builtin = type(list[int])
_BuiltinUnion = type(int | str)
_Function = type(lambda: 0)


def _show(item):
    """One argument of a type as reprs show it."""
    if isinstance(item, _Builtin):
        return repr(item)
    if isinstance(item, type):
        if item.__module__ in ("builtins", "typing") and item.__module__ == "builtins":
            return item.__qualname__
        return f"{item.__module__}.{item.__qualname__}" if item.__name__ != "Any" else repr(item)
    if item is ...:
        return "..."
    if isinstance(item, _Function):
        return item.__name__
    if isinstance(item, (tuple, list)):
        return "[" + ", ".join(_show(part) for part in item) + "]"
    return repr(item)


def _check(item, message):
    """What stands for `item` among the arguments of a type."""
    if item is None:
        return type(None)
    if isinstance(item, str):
        return ForwardRef(item)
    if type(item) is tuple:
        raise TypeError(f"{message} Got {item!r:.100}.")
    if isinstance(item, _Form) and item not in (NoReturn, Never, Self, LiteralString, TypeAlias) \
            or isinstance(item, type) and item.__module__ == "typing" and \
            item.__name__ in ("Generic", "Protocol"):
        raise TypeError(f"Plain {item!r} is not valid as type argument")
    return item


def _check_all(params, message):
    params = params if isinstance(params, tuple) else (params,)
    return tuple(_check(param, message) for param in params)


def _collect(args):
    """The type variables in `args`, each once, in order."""
    found = {}
    for arg in args:
        if isinstance(arg, _Variable):
            found[arg] = None
        elif isinstance(arg, (list, tuple)):
            found.update(dict.fromkeys(_collect(arg)))
        elif not isinstance(arg, type) or isinstance(arg, _Builtin):
            found.update(dict.fromkeys(getattr(arg, "__parameters__", ())))
    return tuple(found)


class _Operators:
    """X | Y makes a Union."""
    __slots__ = ()

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


# ---- variables ----


class _Variable(_Operators):
    def __init__(self, name, constraints, bound, covariant, contravariant):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound if bound is None else _check(bound, "Bound must be a type.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        module = sys._getframe(2).f_globals.get("__name__")
        if module != "typing":
            self.__module__ = module

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    def __reduce__(self):
        return self.__name__

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __typing_subst__(self, arg):
        """What stands in its place where a type is filled in."""
        return _check(arg, "Parameters to generic types must be types.")


class TypeVar(_Variable):
    """A type to be named later."""

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        constraints = _check_all(constraints, "TypeVar(name, constraint, ...): constraints must "
                                 "be types.")
        super().__init__(name, constraints, bound, covariant, contravariant)


class ParamSpec(_Variable):
    """The parameters of a callable, to be named later."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False):
        super().__init__(name, (), bound, covariant, contravariant)
        self.args = ParamSpecArgs(self)
        self.kwargs = ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        if isinstance(arg, (list, tuple)):
            return tuple(_check(item, "Expected a type.") for item in arg)
        if arg is ... or isinstance(arg, (ParamSpec, _Alias)):
            return arg
        raise TypeError("Expected a list of types, an ellipsis, ParamSpec, or Concatenate. "
                        f"Got {arg}")


class ParamSpecArgs:
    _word = "args"

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.{self._word}"


class ParamSpecKwargs(ParamSpecArgs):
    _word = "kwargs"


class TypeVarTuple(_Variable):
    """Any number of types, to be named later."""

    def __init__(self, name):
        super().__init__(name, (), None, False, False)

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")


class ForwardRef:
    """A type given as text."""

    def __init__(self, arg, is_argument=True, module=None, *, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            compile(arg, "<string>", "eval")
        except SyntaxError:
            raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__ == other.__forward_arg__ and
                self.__forward_module__ == other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        module = self.__forward_module__
        return f"ForwardRef({self.__forward_arg__!r}" + \
            (f", module={module!r})" if module is not None else ")")


# ---- what a subscription makes ----


def _has_generic(bases, generic):
    return any(isinstance(base, (_Alias, _Bare)) or
               isinstance(base, type) and issubclass(base, generic) for base in bases)


class _Alias(_Operators):
    """A form or class with its arguments."""
    _form = None

    def __init__(self, origin, args, name=None, form=None):
        self.__origin__ = origin
        self.__args__ = args
        self.__parameters__ = _collect(args)
        self._name = name
        self._form = form
        plain = name is None and isinstance(origin, type)
        self.__module__ = origin.__module__ if plain else "typing"

    def _with(self, args):
        if self._form is Union:
            return Union[args]
        return type(self)(self.__origin__, args, self._name, self._form)

    def _map(self, change):
        args = tuple([change(part) for part in arg] if isinstance(arg, list) else change(arg)
                     for arg in self.__args__)
        return self if args == self.__args__ else self._with(args)

    def __getitem__(self, params):
        if not self.__parameters__:
            raise TypeError(f"{self} is not a generic class")
        params = params if isinstance(params, tuple) else (params,)
        params = tuple(param if isinstance(param, list) else
                       _check(param, "Parameters to generic types must be types.")
                       for param in params)
        expected = len(self.__parameters__)
        if expected != len(params):
            word = "many" if len(params) > expected else "few"
            raise TypeError(f"Too {word} arguments for {self}; actual {len(params)}, "
                            f"expected {expected}")
        chosen = dict(zip(self.__parameters__, params))

        def change(arg):
            if isinstance(arg, ParamSpec) and isinstance(chosen.get(arg), list):
                return arg.__typing_subst__(chosen[arg])
            if isinstance(arg, _Variable):
                return chosen.get(arg, arg)
            inner = () if isinstance(arg, type) and not isinstance(arg, _Builtin) else \
                getattr(arg, "__parameters__", ())
            return arg[tuple(chosen[p] for p in inner)] if inner else arg
        return self._map(change)

    def __call__(self, *args, **kwargs):
        if not isinstance(self.__origin__, type):
            raise TypeError(f"Type {self!r} cannot be instantiated")
        if self._name and self.__origin__.__module__ == "builtins":
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except AttributeError:
            pass
        return result

    def __mro_entries__(self, bases):
        if self._form is not None and not isinstance(self.__origin__, type):
            raise TypeError(f"Cannot subclass {self!r}")
        generic = sys.modules["typing"].Generic
        if self.__origin__ is generic:
            later = bases[bases.index(self) + 1:]
            if any(isinstance(base, (_Alias, _Bare)) and base is not self for base in later):
                return ()
        if self._name and not _has_generic(bases[bases.index(self) + 1:], generic):
            return (self.__origin__, generic)
        return (self.__origin__,)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__") or "__origin__" not in self.__dict__:
            if name in ("__name__", "__qualname__") and self._name:
                return self._name
            if name not in ("__name__", "__qualname__", "__doc__"):
                raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __eq__(self, other):
        if self._form is Union and isinstance(other, _BuiltinUnion):
            return set(self.__args__) == set(other.__args__)
        if not isinstance(other, _Alias):
            return NotImplemented
        if self._form is Literal:
            return other._form is Literal and _kinds(self.__args__) == _kinds(other.__args__)
        if self._form is Union and other._form is Union:
            return set(self.__args__) == set(other.__args__)
        return (self.__origin__ == other.__origin__ and self.__args__ == other.__args__ and
                self._form is other._form)

    def __hash__(self):
        if self._form is Literal:
            return hash(frozenset(_kinds(self.__args__)))
        if self._form is Union:
            return hash(frozenset(self.__args__))
        return hash((self.__origin__, tuple(tuple(arg) if isinstance(arg, list) else arg
                                            for arg in self.__args__)))

    def __instancecheck__(self, instance):
        if self._form is Union:
            return any(isinstance(instance, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, other):
        if self._form is Union:
            return any(issubclass(other, arg) for arg in self.__args__)
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __repr__(self):
        args = self.__args__
        if self._form is Union and len(args) == 2 and type(None) in args:
            return f"typing.Optional[{_show(args[0] if args[0] is not type(None) else args[1])}]"
        name = "typing." + self._name if self._name else _show(self.__origin__)
        return f"{name}[{', '.join(map(_show, args)) if args else '()'}]"


def _kinds(args):
    """Values with their types: 0 is not False among the arguments of a Literal."""
    return {(type(arg), arg) for arg in args}


class _Quoted(_Alias):
    """Literal: its arguments are values."""

    def __repr__(self):
        return f"typing.Literal[{', '.join(map(_show, self.__args__))}]"


class _Annotated(_Alias):
    def __init__(self, origin, args, name=None, form=None):
        super().__init__(origin, (origin,), name, form)
        self.__metadata__ = args

    def _with(self, args):
        return _Annotated(args[0], self.__metadata__, self._name, self._form)

    def __eq__(self, other):
        return super().__eq__(other) and self.__metadata__ == other.__metadata__

    __hash__ = _Alias.__hash__

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __repr__(self):
        return f"typing.Annotated[{_show(self.__origin__)}, {str([*self.__metadata__])[1:-1]}]"


class _Callable(_Alias):
    def _with(self, args):
        if isinstance(args[0], tuple):
            args = (*args[0], *args[1:])
        return super()._with(args)

    def __repr__(self):
        args = self.__args__
        if len(args) == 2 and isinstance(args[0], (ParamSpec, _Alias)) and \
                (isinstance(args[0], ParamSpec) or args[0]._form is Concatenate):
            return super().__repr__()
        if args[0] is ...:
            return f"typing.Callable[..., {_show(args[-1])}]"
        return f"typing.Callable[[{', '.join(map(_show, args[:-1]))}], {_show(args[-1])}]"


class _Bare(_Operators):
    """A generic class of typing without arguments: List. Its origin is looked up when asked."""

    def __init__(self, name, module, count, origin_name=None):
        self._name = self.__name__ = self.__qualname__ = name
        self._place = module, origin_name or name
        self._count = count

    @property
    def __origin__(self):
        module, name = self._place
        return getattr(__import__(module, fromlist=[name]), name)

    def __getitem__(self, params):
        params = _check_all(params, "Parameters to generic types must be types.")
        if self._count >= 0 and len(params) != self._count:
            word = "many" if len(params) > self._count else "few"
            raise TypeError(f"Too {word} arguments for {self}; actual {len(params)}, "
                            f"expected {self._count}")
        return _Alias(self.__origin__, params, self._name)

    def __call__(self, *args, **kwargs):
        if self._place[0] == "builtins":
            raise TypeError(f"Type {self._name} cannot be instantiated; use "
                            f"{self.__origin__.__name__}() instead")
        return self.__origin__(*args, **kwargs)

    def __mro_entries__(self, bases):
        generic = sys.modules["typing"].Generic
        if _has_generic(bases[bases.index(self) + 1:], generic):
            return (self.__origin__,)
        return (self.__origin__, generic)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, other):
        return issubclass(other, self.__origin__)

    def __repr__(self):
        return "typing." + self._name

    def __reduce__(self):
        return self._name

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _BareTuple(_Bare):
    def __getitem__(self, params):
        if params == ():
            return _Alias(tuple, (), "Tuple")
        params = params if isinstance(params, tuple) else (params,)
        message = "Tuple[t0, t1, ...]: each t must be a type."
        return _Alias(tuple, tuple(p if p is ... else _check(p, message) for p in params), "Tuple")


class _BareCallable(_Bare):
    def __getitem__(self, params):
        if not isinstance(params, tuple) or len(params) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        inputs, result = params
        if isinstance(inputs, list):
            inputs = _check_all(tuple(inputs),
                                "Callable[[arg, ...], result]: each arg must be a type.")
        elif inputs is ... or isinstance(inputs, (ParamSpec, _Alias)):
            inputs = (inputs,)
        else:
            raise TypeError("Callable[args, result]: args must be a list. Got "
                            f"{inputs!r}")
        result = _check(result, "Callable[args, result]: result must be a type.")
        return _Callable(self.__origin__, inputs + (result,), "Callable")


# ---- forms ----


class _Form(_Operators):
    """A name of typing that is no class; `make` builds what its subscription gives."""

    def __init__(self, name, make=None):
        self._name = name
        self._make = make

    def __getitem__(self, params):
        if self._make is None:
            raise TypeError(f"{self} is not subscriptable")
        return self._make(self, params)

    def __call__(self, *args, **kwargs):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self} cannot be used with isinstance()")

    def __subclasscheck__(self, other):
        raise TypeError(f"{self} cannot be used with issubclass()")

    def __reduce__(self):
        return self._name

    def __repr__(self):
        return "typing." + self._name


def _make_union(form, params):
    if params == ():
        raise TypeError("Cannot take a Union of no types.")
    parts = {}
    for param in _check_all(params, "Union[arg, ...]: each arg must be a type."):
        union = isinstance(param, _BuiltinUnion) or \
            isinstance(param, _Alias) and param._form is Union
        parts.update(dict.fromkeys(param.__args__ if union else (param,)))
    parts = tuple(parts)
    if len(parts) == 1:
        return parts[0]
    name = "Optional" if len(parts) == 2 and type(None) in parts else "Union"
    return _Alias(form, parts, name, form)


def _make_optional(form, param):
    return Union[_check(param, f"{form} requires a single type."), type(None)]


def _make_literal(form, params):
    params = params if isinstance(params, tuple) else (params,)
    values = {}
    for param in params:
        inner = param.__args__ if isinstance(param, _Quoted) else (param,)
        for value in inner:
            values[type(value), value] = value
    return _Quoted(form, tuple(values.values()), "Literal", form)


def _make_single(form, param):
    return _Alias(form, (_check(param, f"{form} accepts only single type."),), form._name, form)


def _make_annotated(form, params):
    if not isinstance(params, tuple) or len(params) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments "
                        "(a type and an annotation).")
    origin = _check(params[0], "Annotated[t, ...]: t must be a type.")
    extra = tuple(params[1:])
    if isinstance(origin, _Annotated):
        origin, extra = origin.__origin__, origin.__metadata__ + extra
    return _Annotated(origin, extra, "Annotated", form)


def _make_concatenate(form, params):
    params = _check_all(params, "Concatenate[arg, ...]: each arg must be a type.")
    if params[-1] is not ... and not isinstance(params[-1], ParamSpec):
        raise TypeError("The last parameter to Concatenate should be a "
                        "ParamSpec variable or ellipsis.")
    return _Alias(form, params, "Concatenate", form)


class _Unpacked(_Alias):
    _is_unpacked = True

    def __repr__(self):
        return "*" + _show(self.__args__[0])


def _make_unpack(form, param):
    return _Unpacked(form, (_check(param, "Unpack accepts only single type."),), "Unpack", form)


NoReturn, Never = _Form("NoReturn"), _Form("Never")
Self, LiteralString, TypeAlias = _Form("Self"), _Form("LiteralString"), _Form("TypeAlias")
Union = _Form("Union", _make_union)
Optional = _Form("Optional", _make_optional)
Literal = _Form("Literal", _make_literal)
ClassVar = _Form("ClassVar", _make_single)
Final = _Form("Final", _make_single)
Required = _Form("Required", _make_single)
NotRequired = _Form("NotRequired", _make_single)
TypeGuard = _Form("TypeGuard", _make_single)
Annotated = _Form("Annotated", _make_annotated)
Concatenate = _Form("Concatenate", _make_concatenate)
Unpack = _Form("Unpack", _make_unpack)

Tuple = _BareTuple("Tuple", "builtins", -1, "tuple")
Callable = _BareCallable("Callable", "_collections_abc", 2)
Type = _Bare("Type", "builtins", 1, "type")


def _make_bare(module, names, count):
    for name in names.split():
        name, _, origin = name.partition(":")
        globals()[name] = _Bare(name, module, count, origin or None)
        __all__.append(name)


_make_bare("builtins", "List:list Set:set FrozenSet:frozenset", 1)
_make_bare("builtins", "Dict:dict", 2)
_make_bare("collections", "Deque:deque Counter", 1)
_make_bare("collections", "DefaultDict:defaultdict OrderedDict ChainMap", 2)
_make_bare("contextlib", """ContextManager:AbstractContextManager
    AsyncContextManager:AbstractAsyncContextManager""", 1)
_make_bare("_collections_abc", """Iterable Iterator Container Collection Sequence MutableSequence
    AbstractSet:Set MutableSet Reversible KeysView ValuesView MappingView Awaitable AsyncIterable
    AsyncIterator""", 1)
_make_bare("_collections_abc", "Mapping MutableMapping ItemsView AsyncGenerator", 2)
_make_bare("_collections_abc", "Generator Coroutine", 3)
_make_bare("_collections_abc", "Hashable Sized ByteString", 0)
_make_bare("re", "Pattern Match", 1)
