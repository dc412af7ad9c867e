"""Variables whose value belongs to the context that runs, of which each thread has one."""
from _thread import _context, _set_context

__all__ = ("Context", "ContextVar", "Token", "copy_context")


def _here():
    context = _context()
    if context is None:
        context = Context()
        _set_context(context)
    return context


class Token:
    """What undoes a set."""
    MISSING = type("Token.MISSING", (), {"__repr__": lambda self: "<Token.MISSING>"})()
    __slots__ = ("var", "old_value", "_context", "_used")

    def __init__(self, var, old_value, context):
        self.var, self.old_value, self._context, self._used = var, old_value, context, False

    def __repr__(self):
        used = " used" if self._used else ""
        return f"<Token{used} var={self.var!r} at {id(self):#x}>"


class ContextVar:
    """A variable of contexts."""
    __slots__ = ("name", "_default")

    def __init__(self, name, *, default=Token.MISSING):
        if not isinstance(name, str):
            raise TypeError("context variable name must be a str")
        self.name, self._default = name, default

    def get(self, *default):
        values = _here()._values
        if self in values:
            return values[self]
        if default:
            return default[0]
        if self._default is not Token.MISSING:
            return self._default
        raise LookupError(self)

    def set(self, value):
        here = _here()
        token = Token(self, here._values.get(self, Token.MISSING), here)
        here._values = {**here._values, self: value}
        return token

    def reset(self, token):
        if token._used:
            raise RuntimeError(f"{token!r} has already been used once")
        if token.var is not self:
            raise ValueError(f"{token!r} was created by a different ContextVar")
        here = _here()
        if token._context is not here:
            raise ValueError(f"{token!r} was created in a different Context")
        token._used = True
        values = dict(here._values)
        if token.old_value is Token.MISSING:
            values.pop(self, None)
        else:
            values[self] = token.old_value
        here._values = values

    def __repr__(self):
        default = "" if self._default is Token.MISSING else f" default={self._default!r}"
        return f"<ContextVar name={self.name!r}{default} at {id(self):#x}>"

    __class_getitem__ = classmethod(type(list[int]))


class Context:
    """Values of variables; what runs in it changes only them."""
    __slots__ = ("_values", "_entered", "__weakref__")

    def __init__(self):
        self._values, self._entered = {}, False

    def run(self, callable, *args, **kwargs):
        if self._entered:
            raise RuntimeError(f"cannot enter context: {self!r} is already entered")
        before, self._entered = _here(), True
        _set_context(self)
        try:
            return callable(*args, **kwargs)
        finally:
            _set_context(before)
            self._entered = False

    def copy(self):
        new = Context()
        new._values = self._values
        return new

    def get(self, var, default=None):
        return self._values.get(var, default)

    def __getitem__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return self._values[var]

    def __contains__(self, var):
        if not isinstance(var, ContextVar):
            raise TypeError(f"a ContextVar key was expected, got {var!r}")
        return var in self._values

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)

    def keys(self):
        return self._values.keys()

    def values(self):
        return self._values.values()

    def items(self):
        return self._values.items()


def copy_context():
    return _here().copy()
