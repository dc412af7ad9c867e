"""What a coroutine is."""
import collections.abc
import inspect
import types

__all__ = "iscoroutinefunction", "iscoroutine"


def iscoroutinefunction(func):
    return inspect.iscoroutinefunction(func) or \
        getattr(func, "_is_coroutine", None) is _is_coroutine


def iscoroutine(obj):
    return isinstance(obj, (types.CoroutineType, types.GeneratorType, collections.abc.Coroutine))


_is_coroutine = object()
