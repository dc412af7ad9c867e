"""Stand-ins for objects: they take any call, remember it, and answer as they are told."""
__all__ = ("Mock", "MagicMock", "NonCallableMock", "patch", "sentinel", "DEFAULT", "ANY", "call",
           "mock_open")
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
    """A name, positional arguments and keywords."""

    def __new__(cls, name="", args=(), kwargs=None, parent=None):
        self = tuple.__new__(cls, (name, args, {} if kwargs is None else kwargs))
        self._mock_parent = parent
        return self

    args = property(lambda self: self[1])
    kwargs = property(lambda self: self[2])

    def __eq__(self, other):
        if other is ANY:
            return True
        if not isinstance(other, tuple):
            return NotImplemented
        name, args, kwargs = "", (), {}
        for part in other:
            if isinstance(part, str):
                name = part
            elif isinstance(part, dict):
                kwargs = part
            else:
                args = part
        return (not name or not self[0] or name == self[0]) and (
            (args, kwargs) == (self[1], self[2]))

    __ne__ = object.__ne__
    __hash__ = None

    def __call__(self, /, *args, **kwargs):
        return _Call(self[0] or "()", args, kwargs, self) if self is not call else (
            _Call("", args, kwargs))

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Call(f"{self[0]}.{name}" if self[0] else name)

    def __repr__(self):
        if self is call:
            return "call"
        name = self[0]
        shown = "call" if not name else f"call{name}" if name[0] == "(" else f"call.{name}"
        return shown + _show_arguments(self[1], self[2])


call = _Call()


def _show_arguments(args, kwargs):
    parts = [repr(arg) for arg in args] + [f"{name}={value!r}" for name, value in kwargs.items()]
    return f"({', '.join(parts)})"


class _CallList(list):
    """Calls, of which a row may be looked for."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        return any(self[at:at + len(value)] == value
                   for at in range(len(self) - len(value) + 1))


# ---- mocks --------------------------------------------------------------------------------------

_STATE = {"_mock_name", "_mock_parent", "_mock_path", "_mock_children", "_mock_methods",
          "_mock_sealed", "_mock_class", "_mock_wraps", "_mock_effect", "_mock_return",
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
                     _mock_unsafe=unsafe)
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
            wraps = self._mock_wraps
            wraps = None if wraps is None else getattr(wraps, name)
            children[name] = self._adopt(self._get_child_mock(wraps=wraps), name)
        return children[name]

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
        if name in ("return_value", "side_effect") or name in _STATE:
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
        return sorted({*object.__dir__(self), *self._mock_children, *(self._mock_methods or ())})

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
        state["call_args"] = made = _Call("", args, kwargs)
        self.call_args_list.append(made)
        self.mock_calls.append(made)
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
        if self.call_args != _Call("", args, kwargs):
            raise AssertionError(expected + f"Actual: {self._show(*self.call_args[1:])}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._label()}' to be called once. Called "
                                 f"{self.call_count} times.{self._show_calls()}")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call("", args, kwargs) not in self.call_args_list:
            raise AssertionError(f"{self._show(args, kwargs)} call not found")

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
                child.side_effect = default(obj)
        found = children[self.name]
        if isinstance(found, NonCallableMock) or not callable(found):
            return found
        return found.__get__(obj) if hasattr(found, "__get__") else found


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


for _name in """len bool int float index complex contains exit enter iter str hash eq ne lt gt le
        ge getitem setitem delitem add sub mul truediv floordiv mod matmul neg pos invert and or
        xor lshift rshift""".split():
    setattr(MagicMock, f"__{_name}__", _Magic(f"__{_name}__"))


# ---- patching -----------------------------------------------------------------------------------

class _Patch:
    """Puts something in the place of an attribute, for a block, a function or a class of tests."""

    def __init__(self, get_target, attribute, new, create, kwargs):
        self.get_target, self.attribute, self.new = get_target, attribute, new
        self.create, self.kwargs = create, kwargs

    def copy(self):
        return _Patch(self.get_target, self.attribute, self.new, self.create, self.kwargs)

    def __enter__(self):
        self.target = target = self.get_target()
        self.is_local = self.attribute in getattr(target, "__dict__", {})
        original = (target.__dict__[self.attribute] if self.is_local
                    else getattr(target, self.attribute, DEFAULT))
        if original is DEFAULT and not self.create:
            raise AttributeError(f"{target} does not have the attribute {self.attribute!r}")
        self.original = original
        kwargs = dict(self.kwargs)
        kind = kwargs.pop("new_callable", None) or MagicMock
        if self.new is DEFAULT and kind in (MagicMock, Mock):
            kwargs.setdefault("name", self.attribute)
        new = kind(**kwargs) if self.new is DEFAULT else self.new
        setattr(target, self.attribute, new)
        return new

    def __exit__(self, *exception):
        if self.is_local:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
            if not hasattr(self.target, self.attribute) and self.original is not DEFAULT:
                setattr(self.target, self.attribute, self.original)
        return False

    def start(self):
        _active.append(self)
        return self.__enter__()

    def stop(self):
        if self in _active:
            _active.remove(self)
            self.__exit__(None, None, None)

    def __call__(self, function):
        if isinstance(function, type):
            for name in dir(function):
                if name.startswith(patch.TEST_PREFIX) and callable(getattr(function, name)):
                    setattr(function, name, self.copy()(getattr(function, name)))
            return function
        if hasattr(function, "patchings"):
            function.patchings.append(self)
            return function
        from contextlib import ExitStack
        from functools import wraps

        @wraps(function)
        def patched(*args, **kwargs):
            with ExitStack() as stack:
                for patching in patched.patchings:
                    new = stack.enter_context(patching.copy())
                    if patching.new is DEFAULT:
                        args += (new,)
                return function(*args, **kwargs)
        patched.patchings = [self]
        return patched


_active = []


def _importer(path):
    """The module, class or object of a dotted name."""
    parts = path.split(".")
    found = __import__(parts[0])
    for at, part in enumerate(parts[1:], 2):
        if not hasattr(found, part):
            __import__(".".join(parts[:at]))
        found = getattr(found, part)
    return found


def patch(target, new=DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
          new_callable=None, **kwargs):
    """Replaces what the dotted name says."""
    path, dot, attribute = target.rpartition(".")
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    for name, value in (("spec", spec), ("spec_set", spec_set), ("new_callable", new_callable)):
        if value is not None:
            kwargs[name] = value
    return _Patch(lambda: _importer(path), attribute, new, create, kwargs)


def _patch_object(target, attribute, new=DEFAULT, spec=None, create=False, spec_set=None,
                  autospec=None, new_callable=None, **kwargs):
    """Replaces an attribute of an object."""
    for name, value in (("spec", spec), ("spec_set", spec_set), ("new_callable", new_callable)):
        if value is not None:
            kwargs[name] = value
    return _Patch(lambda: target, attribute, new, create, kwargs)


class _PatchDict:
    """Changes a mapping for a while."""

    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict, self.values, self.clear = in_dict, {**dict(values), **kwargs}, clear

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = _importer(self.in_dict)
        self.original = {key: self.in_dict[key] for key in self.in_dict}
        if self.clear:
            self._empty()
        for key, value in self.values.items():
            self.in_dict[key] = value
        return self.in_dict

    def _empty(self):
        for key in list(self.in_dict):
            del self.in_dict[key]

    def __exit__(self, *exception):
        self._empty()
        for key, value in self.original.items():
            self.in_dict[key] = value
        return False

    start = __enter__

    def stop(self):
        self.__exit__(None, None, None)

    def __call__(self, function):
        from functools import wraps

        @wraps(function)
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return patched


def _stop_all():
    """Ends every patch that was started."""
    while _active:
        _active[-1].stop()


patch.object, patch.dict, patch.stopall, patch.TEST_PREFIX = (
    _patch_object, _PatchDict, _stop_all, "test")


def mock_open(mock=None, read_data=""):
    """A mock of open() whose files hold `read_data`."""
    import io
    mock = MagicMock(name="open") if mock is None else mock
    handle = MagicMock()
    stream = []

    def opened(*args, **kwargs):
        kind = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
        stream[:] = [kind(read_data)]
        return DEFAULT
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).side_effect = (
            lambda *args, name=name: getattr(stream[0], name)(*args))
    handle.__iter__.side_effect = lambda: iter(stream[0])
    handle.__enter__.return_value = handle
    mock.side_effect = opened
    mock.return_value = handle
    return mock
