"""Stand-ins for objects: they take any call, remember it, and answer as they are told."""
__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec",
           "AsyncMock", "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open",
           "PropertyMock", "seal")
FILTER_DIR = True
_MISPELLED = ("assert", "assret", "asert", "aseert", "assrt")


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self.__dict__.setdefault(name, _Sentinel(name))


sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _Any()


# ---- calls --------------------------------------------------------------------------------------

class _Call(tuple):
    """Name, positional arguments and keywords; or just the latter two, if `two` is set."""

    def __new__(cls, name="", args=(), kwargs=None, parent=None, *, two=False, is_called=False):
        parts = (args, {} if kwargs is None else kwargs)
        self = tuple.__new__(cls, parts if two else (name, *parts))
        self._mock_name, self._mock_parent, self._is_called = name, parent, is_called
        return self

    args = property(lambda self: self[-2])
    kwargs = property(lambda self: self[-1])

    def __eq__(self, other):
        if other is ANY:
            return True
        if not isinstance(other, tuple):
            return NotImplemented
        parents = self._mock_parent, getattr(other, "_mock_parent", None)
        if None not in parents and parents[0] != parents[1]:
            return False
        name, args, kwargs = "", (), {}
        for part in other:
            if isinstance(part, str):
                name = part
            elif isinstance(part, dict):
                kwargs = part
            else:
                args = part
        return (not name or not self._mock_name or name == self._mock_name) and (
            (args, kwargs) == (self.args, self.kwargs))

    __ne__ = object.__ne__
    __hash__ = None

    def _path(self):
        return self._mock_name + "()" if self._is_called else self._mock_name

    def __call__(self, /, *args, **kwargs):
        parent = None if self is call else self
        return _Call(self._path(), args, kwargs, parent, is_called=True)

    def __getattr__(self, name):
        if name.startswith("__") and name not in _SPECIAL_CALLS:
            raise AttributeError(name)
        path = self._path()
        return _Call(f"{path}.{name}" if path else name, parent=self)

    def call_list(self):
        """The calls of a chain, the first one first."""
        calls, one = [], self
        while one is not None:
            if one._is_called:
                calls.append(one)
            one = one._mock_parent
        return _CallList(reversed(calls))

    def __repr__(self):
        name = self._mock_name
        if not self._is_called and len(self) == 3 and self._mock_parent is not None or \
                self is call:
            return f"call.{name}" if name else "call"
        shown = "call" if not name else f"call{name}" if name[0] == "(" else f"call.{name}"
        return shown + _show_arguments(self.args, self.kwargs)


call = _Call()


def _show_arguments(args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{name}={value!r}" for name, value in kwargs.items()]
    return f"({', '.join(parts)})"


class _CallList(list):
    """Calls, of which a row may be looked for."""

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[at:at + len(value)] == value
                   for at in range(len(self) - len(value) + 1))


# ---- mocks --------------------------------------------------------------------------------------

_SPECIAL_CALLS = {f"__{name}__" for name in """len bool int float str iter enter exit contains
    getitem setitem delitem call next hash""".split()}
_STATE = {"_mock_name", "_mock_parent", "_mock_path", "_mock_children", "_mock_methods",
          "_mock_sealed", "_mock_class", "_mock_closed", "_mock_signature", "_mock_model",
          "_mock_spec", "_mock_wraps", "_mock_effect", "_mock_return",
          "called", "call_count", "call_args", "call_args_list", "mock_calls", "method_calls"}


class NonCallableMock:
    """A mock that cannot be called."""

    def __new__(cls, /, *args, **kwargs):
        return object.__new__(type(cls.__name__, (cls,), {"__doc__": cls.__doc__}))

    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None,
                 spec_set=None, unsafe=False, **kwargs):
        spec = spec_set if spec is None else spec
        is_list = spec is None or isinstance(spec, (list, tuple))
        state = self.__dict__
        state.update(_mock_name=name, _mock_parent=None, _mock_path="", _mock_children={},
                     _mock_methods=None if spec is None else list(spec) if is_list else dir(spec),
                     _mock_sealed=spec_set is not None, _mock_wraps=wraps,
                     _mock_class=None if is_list else spec if isinstance(spec, type)
                     else type(spec), _mock_effect=None, _mock_return=return_value,
                     _mock_unsafe=unsafe, _mock_closed=False, _mock_signature=None,
                     _mock_model=None, _mock_spec=spec if callable(spec) else None)
        self._forget()
        self.side_effect = side_effect
        self.configure_mock(**kwargs)

    def _forget(self):
        self.__dict__.update(called=False, call_count=0, call_args=None,
                             call_args_list=_CallList(), mock_calls=_CallList(),
                             method_calls=_CallList())

    def configure_mock(self, /, **kwargs):
        """Sets attributes, also those of attributes, by names with dots."""
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *path, last = name.split(".")
            target = self
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    def reset_mock(self, *, return_value=False, side_effect=False):
        """Forgets the calls, also those of attributes and of what was returned."""
        self._forget()
        if side_effect:
            self.__dict__["_mock_effect"] = None
        if return_value:
            self.__dict__["_mock_return"] = DEFAULT
        children = list(self._mock_children.values())
        if isinstance(self._mock_return, NonCallableMock) and self._mock_return is not self:
            children.append(self._mock_return)
        for child in children:
            if isinstance(child, NonCallableMock):
                child.reset_mock()

    @property
    def __class__(self):
        return type(self) if self._mock_class is None else self._mock_class

    @__class__.setter
    def __class__(self, value):
        self.__dict__["_mock_class"] = value

    def _get_child_mock(self, /, **kwargs):
        kind = type(self).__mro__[1]
        if kind is NonCallableMock:
            kind = Mock
        return kind(**kwargs)

    def _adopt(self, child, path):
        child.__dict__.update(_mock_parent=self, _mock_path=path)
        return child

    def _may_adopt(self, value):
        """Whether it is a mock without a place, and not one above this."""
        above = self
        while above is not None and above is not value:
            above = above._mock_parent
        return above is None and isinstance(value, NonCallableMock) and not value._has_name()

    def _get_child(self, name):
        children = self._mock_children
        if name not in children:
            if self._mock_closed:
                raise AttributeError(f"{self._full_name()}.{name}")
            children[name] = self._adopt(self._new_child(name), name)
        return children[name]

    def _new_child(self, name):
        if self._mock_model is not None and hasattr(self._mock_model, name):
            return self._mock_model_child(name)
        if name in _ASYNCHRONOUS:
            return AsyncMock()
        wraps = self._mock_wraps
        return self._get_child_mock(wraps=None if wraps is None else getattr(wraps, name))

    def _mock_model_child(self, name):
        """A child that is called as the attribute of the model, self aside for an instance."""
        value = getattr(self._mock_model, name)
        is_method = isinstance(self._mock_model, type) and self._mock_signature is None and \
            not isinstance(self._mock_model.__dict__.get(name), (staticmethod, classmethod))
        return create_autospec(value, _skips_first=is_method)

    def __getattr__(self, name):
        if name in _STATE or name == "_mock_unsafe":
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None and name not in methods:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if methods is None and not self._mock_unsafe and name.startswith(_MISPELLED):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if "
                                 f"{name!r} is meant to be an attribute.")
        child = self._get_child(name)
        if child is _DELETED:
            raise AttributeError(name)
        return child

    def __setattr__(self, name, value):
        if name in ("return_value", "side_effect", "__class__") or name in _STATE:
            object.__setattr__(self, name, value)
            return
        if self._mock_sealed and name not in self._mock_methods:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        is_mock = self._may_adopt(value)
        if name.startswith("__") and name.endswith("__") and name != "__class__":
            setattr(type(self), name, _Magic(name))
            if is_mock:
                self._adopt(value, name)
            self._mock_children[name] = value
        elif is_mock:
            self._mock_children[name] = self._adopt(value, name)
        else:
            object.__setattr__(self, name, value)

    def __delattr__(self, name):
        self.__dict__.pop(name, None)
        if self._mock_children.get(name) is _DELETED:
            raise AttributeError(name)
        self._mock_children[name] = _DELETED

    def __dir__(self):
        claims = [name for name in vars(NonCallableMock) if not name.startswith("_")]
        counts = [name for name in self.__dict__ if not name.startswith("_mock")]
        names = {*claims, *counts, *(name for name, child in self._mock_children.items()
                                     if child is not _DELETED), *(self._mock_methods or ())}
        return sorted(name for name in names if not name.startswith("_") or
                      self._mock_methods is not None)

    def attach_mock(self, mock, attribute):
        """Makes a mock an attribute of this one, which then knows of its calls."""
        mock.__dict__.update(_mock_parent=None, _mock_name=None, _mock_path="")
        setattr(self, attribute, mock)

    def mock_add_spec(self, spec, spec_set=False):
        is_list = isinstance(spec, (list, tuple))
        self.__dict__.update(_mock_methods=list(spec) if is_list else dir(spec),
                             _mock_sealed=spec_set, _mock_class=None if is_list else spec
                             if isinstance(spec, type) else type(spec))

    # ---- names ---------------------------------------------------------------------------------

    def _full_name(self):
        if self._mock_name is not None or self._mock_parent is None:
            return self._mock_name or "mock"
        path = self._mock_path
        return self._mock_parent._full_name() + (path if path == "()" else "." + path)

    def _has_name(self):
        return self._mock_name is not None or self._mock_parent is not None

    def __repr__(self):
        name = f" name={self._full_name()!r}" if self._has_name() else ""
        spec = f" spec={self._mock_class.__name__!r}" if self._mock_class is not None else ""
        return f"<{type(self).__name__}{name}{spec} id='{id(self)}'>"

    # ---- answers -------------------------------------------------------------------------------

    @property
    def return_value(self):
        if self._mock_return is DEFAULT:
            self.__dict__["_mock_return"] = self._adopt(self._get_child_mock(), "()")
        return self._mock_return

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_mock_return"] = value
        if self._may_adopt(value):
            self._adopt(value, "()")

    @property
    def side_effect(self):
        return self._mock_effect

    @side_effect.setter
    def side_effect(self, value):
        is_error = isinstance(value, BaseException) or (
            isinstance(value, type) and issubclass(value, BaseException))
        if value is not None and not callable(value) and not is_error:
            value = iter(value)
        self.__dict__["_mock_effect"] = value

    def _note(self, args, kwargs):
        state = self.__dict__
        state["called"] = True
        state["call_count"] += 1
        state["call_args"] = made = _Call("", args, kwargs, two=True)
        self.call_args_list.append(made)
        self.mock_calls.append(_Call("", args, kwargs))
        child, name = self, ""
        is_method = True
        while child._mock_parent is not None:
            path = child._mock_path
            name = path + name if not name or name[0] == "(" else f"{path}.{name}"
            parent = child._mock_parent
            is_method = is_method and path != "()"
            if is_method and not path.startswith("__"):
                parent.method_calls.append(_Call(name, args, kwargs))
            parent.mock_calls.append(_Call(name, args, kwargs))
            child = parent

    def _answer(self, args, kwargs):
        if self._mock_signature is not None:
            self._mock_signature.bind(*args, **kwargs)
        self._note(args, kwargs)
        effect = self._mock_effect
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(
                    effect, BaseException):
                raise effect
            result = effect(*args, **kwargs) if callable(effect) else next(effect)
            if isinstance(result, BaseException) or isinstance(result, type) and issubclass(
                    result, BaseException):
                raise result
            if result is not DEFAULT:
                return result
        if self._mock_return is DEFAULT and self._mock_wraps is not None:
            return self._mock_wraps(*args, **kwargs)
        return self.return_value

    # ---- claims --------------------------------------------------------------------------------

    def _label(self):
        return self._mock_name or self._mock_path or "mock"

    def _show_calls(self, prefix="Calls"):
        return f"\n{prefix}: {self.mock_calls!r}." if self.mock_calls else ""

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._label()}' to have been called.")

    def assert_not_called(self):
        if self.call_count:
            raise AssertionError(f"Expected '{self._label()}' to not have been called. Called "
                                 f"{self.call_count} times.{self._show_calls()}")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._label()}' to have been called once. Called "
                                 f"{self.call_count} times.{self._show_calls()}")

    def assert_called_with(self, /, *args, **kwargs):
        expected = f"expected call not found.\nExpected: {self._show(args, kwargs)}\n"
        if self.call_args is None:
            raise AssertionError(expected + "Actual: not called.")
        if self._bound(self.call_args) != self._bound((args, kwargs)):
            raise AssertionError(expected + f"Actual: {self._show(*self.call_args)}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._label()}' to be called once. Called "
                                 f"{self.call_count} times.{self._show_calls()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        wanted = self._bound((args, kwargs))
        if not any(self._bound(made) == wanted for made in self.call_args_list):
            raise AssertionError(f"{self._show(args, kwargs)} call not found")

    def _bound(self, made):
        """Arguments in the order of the signature, where the mock stands for what has one."""
        signature = self._mock_signature
        if signature is None and self._mock_spec is not None:
            signature = signature_of(self._mock_spec, False)
        try:
            bound = None if signature is None else signature.bind(*made[0], **made[1])
        except TypeError:
            bound = None
        return _Call("", *made) if bound is None else _Call("", bound.args, bound.kwargs)

    def assert_has_calls(self, calls, any_order=False):
        calls = list(calls)
        if not any_order:
            if calls not in self.mock_calls:
                raise AssertionError(f"Calls not found.\nExpected: {calls!r}"
                                     + self._show_calls("Actual").rstrip("."))
            return
        left = list(self.mock_calls)
        for wanted in calls:
            if wanted not in left:
                raise AssertionError(f"({wanted!r},) not all found in call list")
            left.remove(wanted)

    def _show(self, args, kwargs):
        return (self._mock_name or "mock" if self._mock_parent is None
                else self._mock_path) + _show_arguments(args, kwargs)


_DELETED = object()
_ASYNCHRONOUS = ("__aenter__", "__aexit__", "__anext__")


class Mock(NonCallableMock):
    """An object that takes any call and has any attribute."""

    def __call__(self, /, *args, **kwargs):
        return self._answer(args, kwargs)


class _Magic:
    """A special method: a mock of its own for each object."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, cls=None):
        if obj is None:
            return self
        children = obj._mock_children
        if self.name not in children:
            child = obj._get_child(self.name)
            default = _DEFAULTS.get(self.name)
            if default is not None:
                child.side_effect = self._answer_of(child, default(obj))
        found = children[self.name]
        if isinstance(found, NonCallableMock) or not callable(found):
            return found
        return found.__get__(obj) if hasattr(found, "__get__") else found


    def _answer_of(self, child, answer):
        """The usual answer, unless the mock is told what to return."""
        def answer_or_chosen(*args):
            if child._mock_return is DEFAULT or self.name == "__aiter__":
                return answer(*args)
            return iter(child._mock_return) if self.name == "__iter__" else DEFAULT
        return answer_or_chosen


def _constant(value):
    return lambda obj: lambda *args: value


_DEFAULTS = {
    "__len__": _constant(0), "__bool__": _constant(True), "__int__": _constant(1),
    "__float__": _constant(1.0), "__index__": _constant(1), "__complex__": _constant(1j),
    "__contains__": _constant(False), "__exit__": _constant(False),
    "__iter__": lambda obj: lambda: iter([]),
    "__str__": lambda obj: lambda: repr(obj),
    "__hash__": lambda obj: lambda: object.__hash__(obj),
    "__eq__": lambda obj: lambda other: obj is other,
    "__ne__": lambda obj: lambda other: obj is not other,
    "__lt__": _constant(NotImplemented), "__gt__": _constant(NotImplemented),
    "__le__": _constant(NotImplemented), "__ge__": _constant(NotImplemented),
}


class MagicMock(Mock):
    """A mock that has the special methods too."""


class NonCallableMagicMock(NonCallableMock):
    """The same for what is not called."""


for _name in """len bool int float index complex contains exit enter iter str hash eq ne lt gt le
        ge getitem setitem delitem add sub mul truediv floordiv mod matmul neg pos invert and or
        xor lshift rshift aenter aexit aiter anext""".split():
    setattr(MagicMock, f"__{_name}__", _Magic(f"__{_name}__"))
    setattr(NonCallableMagicMock, f"__{_name}__", _Magic(f"__{_name}__"))

# They need what stands above, and what stands above needs them when it is used.
from _unittest_patch import mock_open, patch
from _unittest_mocks import (AsyncMock, PropertyMock, create_autospec, make_async_iterator, seal,
                             signature_of)

_DEFAULTS["__aiter__"] = make_async_iterator
