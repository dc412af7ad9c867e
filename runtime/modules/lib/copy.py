"""Copies, shallow and deep."""
import copyreg as _copyreg
import types
from _weakref import ref as _ref

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error

_atomic = {type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice,
           property, type(...), type(NotImplemented), types.FunctionType,
           types.BuiltinFunctionType, types.CodeType, _ref}
_copied = {list, dict, set, bytearray}


def copy(x):
    """A new object with the same parts."""
    cls = type(x)
    if cls in _atomic or issubclass(cls, type):
        return x
    if cls in _copied:
        return x.copy()
    copier = getattr(cls, "__copy__", None)
    if copier is not None:
        return copier(x)
    reduced = _reduce(x, cls)
    return x if isinstance(reduced, str) else _reconstruct(x, None, *reduced)


def _reduce(x, cls):
    reductor = _copyreg.dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    if _copyreg._takes_names(cls):
        return _copyreg._reduce_with_names(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor is None:
        raise Error("un(shallow)copyable object of type %s" % cls)
    return reductor()


def deepcopy(x, memo=None, _nil=[]):
    """A new object with copies of the parts."""
    if memo is None:
        memo = {}
    key = id(x)
    y = memo.get(key, _nil)
    if y is not _nil:
        return y
    cls = type(x)
    copier = _deep.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        y = x
    elif getattr(x, "__deepcopy__", None) is not None:
        y = x.__deepcopy__(memo)
    else:
        reduced = _reduce(x, cls)
        y = x if isinstance(reduced, str) else _reconstruct(x, memo, *reduced)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _deep_atomic(x, memo):
    return x


def _deep_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _deep_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    if id(x) in memo:
        return memo[id(x)]
    if all(a is b for a, b in zip(x, y)):
        return x
    return tuple(y)


def _deep_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deep_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_deep = {cls: _deep_atomic for cls in _atomic}
_deep.update({tuple: _deep_tuple, list: _deep_list, dict: _deep_dict,
              types.MethodType: _deep_method})
del _deep[frozenset], _deep[slice]


def _reconstruct(x, memo, function, args, state=None, items=None, pairs=None):
    deep = memo is not None
    if deep and args:
        args = tuple([deepcopy(arg, memo) for arg in args])
    y = function(*args)
    if deep:
        memo[id(x)] = y
    if state is not None:
        _set_state(y, deepcopy(state, memo) if deep else state)
    for item in items or ():
        y.append(deepcopy(item, memo) if deep else item)
    for key, value in pairs or ():
        if deep:
            key, value = deepcopy(key, memo), deepcopy(value, memo)
        y[key] = value
    return y


def _set_state(y, state):
    if hasattr(y, "__setstate__"):
        y.__setstate__(state)
        return
    slots = None
    if isinstance(state, tuple) and len(state) == 2:
        state, slots = state
    if state is not None:
        y.__dict__.update(state)
    for name, value in (slots or {}).items():
        setattr(y, name, value)
