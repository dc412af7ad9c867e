"""How instances are taken apart for pickling and copying, and made again."""

__all__ = ["pickle", "constructor", "add_extension", "remove_extension", "clear_extension_cache"]
dispatch_table = {}
_extension_registry = {}
_inverted_registry = {}
_extension_cache = {}
_HEAP_TYPE = 1 << 9


def pickle(ob_type, pickle_function, constructor_ob=None):
    """Makes `pickle_function` take apart the instances of a type."""
    if not callable(pickle_function):
        raise TypeError("reduction functions must be callable")
    dispatch_table[ob_type] = pickle_function
    if constructor_ob is not None:
        constructor(constructor_ob)


def constructor(object):
    if not callable(object):
        raise TypeError("constructors must be callable")


def _pickle_complex(number):
    return complex, (number.real, number.imag)


pickle(complex, _pickle_complex, complex)


def _pickle_union(union):
    import functools
    import operator
    return functools.reduce, (operator.or_, union.__args__)


pickle(type(int | str), _pickle_union)


def _reconstructor(cls, base, state):
    if base is object:
        return object.__new__(cls)
    new = base.__new__(cls, state)
    if base.__init__ != object.__init__:
        base.__init__(new, state)
    return new


def _built_in_base(cls):
    """The nearest class above that is not written in the language."""
    for base in cls.__mro__:
        if not base.__flags__ & _HEAP_TYPE:
            return base
    return object


def _reduce_ex(self, proto):
    """The protocols 0 and 1, for what has no __reduce__ of its own."""
    cls = type(self)
    base = _built_in_base(cls)
    if base is object:
        state = None
    elif base is cls:
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    else:
        state = base(self)
    inner = self.__getstate__()
    if isinstance(inner, tuple) and getattr(type(self), "__getstate__", None) is \
            object.__getstate__ or "__slots__" in cls.__dict__ and inner is None and \
            cls.__dict__["__slots__"]:
        raise TypeError("a class that defines __slots__ without defining __getstate__ cannot be "
                        "pickled")
    return (_reconstructor, (cls, base, state), inner) if inner else \
        (_reconstructor, (cls, base, state))


def _takes_names(cls):
    """Whether instances are made anew with keyword arguments."""
    return hasattr(cls, "__getnewargs_ex__") and cls.__reduce_ex__ is object.__reduce_ex__


def _reduce_with_names(self):
    args, kwargs = self.__getnewargs_ex__()
    return __newobj_ex__, (type(self), args, kwargs), self.__getstate__()


def __newobj__(cls, *args):
    return cls.__new__(cls, *args)


def __newobj_ex__(cls, args, kwargs):
    return cls.__new__(cls, *args, **kwargs)


def add_extension(module, name, code):
    code = int(code)
    if not 1 <= code <= 0x7fffffff:
        raise ValueError("code out of range")
    key = module, name
    if _extension_registry.get(key) == code and _inverted_registry.get(code) == key:
        return
    if key in _extension_registry:
        raise ValueError("key %s is already registered with code %s" %
                         (key, _extension_registry[key]))
    if code in _inverted_registry:
        raise ValueError("code %s is already in use for key %s" % (code, _inverted_registry[code]))
    _extension_registry[key] = code
    _inverted_registry[code] = key


def remove_extension(module, name, code):
    key = module, name
    if _extension_registry.get(key) != code or _inverted_registry.get(code) != key:
        raise ValueError("key %s is not registered with code %s" % (key, code))
    del _extension_registry[key], _inverted_registry[code]
    _extension_cache.pop(code, None)


def clear_extension_cache():
    _extension_cache.clear()
