"""Functions on functions."""
from types import GenericAlias
from _functools import cmp_to_key, partial, reduce, _lru_cache_wrapper
from abc import get_cache_token as _get_cache_token

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES", "total_ordering",
           "cache", "cmp_to_key", "lru_cache", "reduce", "partial", "partialmethod",
           "singledispatch", "singledispatchmethod", "cached_property"]

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)
_missing = object()


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make a wrapper look like the function that it wraps."""
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """update_wrapper as a decorator."""
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped, assigned, updated)
    return decorate


# ---- orders -------------------------------------------------------------------------------------

def _derive(root, negate, join):
    """A comparison that follows from another: (not) root, (and|or) (un)equal."""
    def method(self, other):
        result = getattr(type(self), root)(self, other)
        if result is NotImplemented:
            return result
        if join == "or ==":
            return result or self == other
        if join == "and !=":
            return result and self != other
        if join == "not and !=":
            return not result and self != other
        if join == "not or ==":
            return not result or self == other
        return not result
    return method


_conversions = {
    "__lt__": [("__gt__", "not and !="), ("__le__", "or =="), ("__ge__", "not")],
    "__le__": [("__ge__", "not or =="), ("__lt__", "and !="), ("__gt__", "not")],
    "__gt__": [("__lt__", "not and !="), ("__ge__", "or =="), ("__le__", "not")],
    "__ge__": [("__le__", "not or =="), ("__gt__", "and !="), ("__lt__", "not")],
}


def total_ordering(cls):
    """Fill in the comparisons that a class lacks."""
    roots = {name for name in _conversions
             if getattr(cls, name, None) is not getattr(object, name, None)}
    if not roots:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = max(roots)
    for name, join in _conversions[root]:
        if name not in roots:
            method = _derive(root, join.startswith("not"), join)
            method.__name__ = name
            setattr(cls, name, method)
    return cls


# ---- partial application ------------------------------------------------------------------------

class partialmethod:
    """A method with some arguments given already."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            args = func.args + args
            keywords = {**func.keywords, **keywords}
            func = func.func
        self.func, self.args, self.keywords = func, args, keywords

    def __repr__(self):
        words = [repr(self.func), *map(repr, self.args),
                 *(f"{name}={value!r}" for name, value in self.keywords.items())]
        cls = type(self)
        return f"{cls.__module__}.{cls.__qualname__}({', '.join(words)})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        bind = getattr(self.func, "__get__", None)
        result = None
        if bind is not None:
            bound = bind(obj, cls)
            if bound is not self.func:
                result = partial(bound, *self.args, **self.keywords)
                owner = getattr(bound, "__self__", _missing)
                if owner is not _missing:
                    result.__self__ = owner
        if result is None:
            result = self._make_unbound_method().__get__(obj, cls)
        return result

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


# ---- caches -------------------------------------------------------------------------------------

class _CacheInfo(tuple):
    __slots__ = ()
    _fields = __match_args__ = ("hits", "misses", "maxsize", "currsize")

    def __new__(cls, hits, misses, maxsize, currsize):
        return tuple.__new__(cls, (hits, misses, maxsize, currsize))

    hits = property(lambda self: self[0])
    misses = property(lambda self: self[1])
    maxsize = property(lambda self: self[2])
    currsize = property(lambda self: self[3])

    def _asdict(self):
        return dict(zip(self._fields, self))

    def __repr__(self):
        return "CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)" % tuple(self)


_CacheInfo.__name__ = _CacheInfo.__qualname__ = "CacheInfo"


def lru_cache(maxsize=128, typed=False):
    """Remember the results of the most recent calls."""
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        function, maxsize = maxsize, 128
        return _make_cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")
    return lambda function: _make_cached(function, maxsize, typed)


def _make_cached(function, maxsize, typed):
    wrapper = _lru_cache_wrapper(function, maxsize, typed, _CacheInfo)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """Remember the results of all calls."""
    return lru_cache(maxsize=None)(user_function)


class cached_property:
    """An attribute that is computed when it is first read."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        if self.attrname is None:
            raise TypeError(
                "Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            entries = instance.__dict__
        except AttributeError:
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} instance to "
                            f"cache {self.attrname!r} property.") from None
        value = entries.get(self.attrname, _missing)
        if value is _missing:
            value = self.func(instance)
            try:
                entries[self.attrname] = value
            except TypeError:
                raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                                "does not support item assignment for caching "
                                f"{self.attrname!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# ---- dispatch by the type of the first argument -------------------------------------------------

def _find_implementation(cls, registry):
    candidates = [other for other in registry if issubclass(cls, other)]
    for base in cls.__mro__:
        if base in registry and base is not object:
            virtual = [other for other in candidates
                       if other not in cls.__mro__ and issubclass(other, base)
                       and other is not base]
            if not virtual:
                return registry[base]
            candidates = virtual
            break
    candidates = [other for other in candidates if other is not object]
    best = [c for c in candidates
            if not any(o is not c and issubclass(o, c) for o in candidates)]
    if len(best) > 1:
        raise RuntimeError("Ambiguous dispatch: {} or {}".format(best[0], best[1]))
    return registry[best[0]] if best else registry.get(object)


def _is_union(annotation):
    from types import UnionType
    from typing import Union, get_origin
    return isinstance(annotation, UnionType) or get_origin(annotation) is Union


def _classes_of(annotation):
    """The classes that an implementation is registered for; None where there is anything else."""
    if isinstance(annotation, type):
        return (annotation,)
    if _is_union(annotation) and all(isinstance(arg, type) for arg in annotation.__args__):
        return annotation.__args__
    return None


def singledispatch(func):
    """Make a function that has an implementation for each type of its first argument."""
    from types import MappingProxyType
    registry = {}
    remembered = {}
    token = [None]

    def dispatch(cls):
        if token[0] != _get_cache_token():
            remembered.clear()
            token[0] = _get_cache_token()
        if cls not in remembered:
            remembered[cls] = registry[cls] if cls in registry else _find_implementation(
                cls, registry)
        return remembered[cls]

    def register(cls, func=None):
        if _classes_of(cls) is not None:
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError("Invalid first argument to `register()`. "
                                f"{cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(
                    f"Invalid first argument to `register()`: {cls!r}. Use either "
                    "`@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            from typing import get_type_hints
            argname, cls = next(iter(get_type_hints(func).items()))
            if _classes_of(cls) is None:
                why = "not all arguments are classes" if _is_union(cls) else "is not a class"
                raise TypeError(f"Invalid annotation for {argname!r}. {cls!r} {why}.")
        for one in _classes_of(cls):
            registry[one] = func
        remembered.clear()
        return func

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{name} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    name = getattr(func, "__name__", "singledispatch function")
    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = remembered.clear
    update_wrapper(wrapper, func)
    return wrapper


class singledispatchmethod:
    """singledispatch for methods."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def method(*args, **kwargs):
            found = self.dispatcher.dispatch(args[0].__class__)
            return found.__get__(obj, cls)(*args, **kwargs)
        method.__isabstractmethod__ = self.__isabstractmethod__
        method.register = self.register
        update_wrapper(method, self.func)
        return method

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
