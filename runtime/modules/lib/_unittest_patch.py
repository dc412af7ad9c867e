"""Putting mocks in the place of attributes, for a block, a function or a class of tests."""
import builtins
import sys

_mock = sys.modules["unittest.mock"]


def _is_coroutine_function(value):
    import inspect
    return inspect.iscoroutinefunction(value)


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
                    else getattr(target, self.attribute, _mock.DEFAULT))
        is_built_in = isinstance(target, type(sys)) and hasattr(builtins, self.attribute)
        if original is _mock.DEFAULT and is_built_in:
            original = getattr(builtins, self.attribute)
        if original is _mock.DEFAULT and not self.create:
            raise AttributeError(f"{target} does not have the attribute {self.attribute!r}")
        self.original = original
        kwargs = dict(self.kwargs)
        if kwargs.pop("autospec", None):
            new = _mock.create_autospec(original, _name=self.attribute, **kwargs)
            setattr(target, self.attribute, new)
            return new
        default = _mock.AsyncMock if _is_coroutine_function(original) else _mock.MagicMock
        kind = kwargs.pop("new_callable", None) or default
        if self.new is _mock.DEFAULT and kind in (_mock.MagicMock, _mock.Mock, _mock.AsyncMock):
            kwargs.setdefault("name", self.attribute)
        new = kind(**kwargs) if self.new is _mock.DEFAULT else self.new
        setattr(target, self.attribute, new)
        return new

    def __exit__(self, *exception):
        if self.is_local:
            setattr(self.target, self.attribute, self.original)
        else:
            delattr(self.target, self.attribute)
            if isinstance(self.target, type(sys)):
                return False
            if not hasattr(self.target, self.attribute) and self.original is not _mock.DEFAULT:
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
                    if isinstance(patching, _PatchSeveral):
                        kwargs.update(new)
                    elif patching.new is _mock.DEFAULT:
                        args += (new,)
                return function(*args, **kwargs)
        patched.patchings = [self]
        return patched


class _PatchSeveral(_Patch):
    """Several attributes of one object; the mocks come as a dict, or as keywords."""

    def __init__(self, patches):
        self.patches, self.new = patches, _mock.DEFAULT

    def copy(self):
        return _PatchSeveral([patching.copy() for patching in self.patches])

    def __enter__(self):
        made = {}
        for patching in self.patches:
            new = patching.__enter__()
            if patching.new is _mock.DEFAULT:
                made[patching.attribute] = new
        return made

    def __exit__(self, *exception):
        for patching in reversed(self.patches):
            patching.__exit__(*exception)
        return False


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


def patch(target, new=_mock.DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
          new_callable=None, **kwargs):
    """Replaces what the dotted name says."""
    path, dot, attribute = target.rpartition(".")
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    for name, value in (("spec", spec), ("spec_set", spec_set), ("new_callable", new_callable),
                        ("autospec", autospec)):
        if value is not None:
            kwargs[name] = value
    return _Patch(lambda: _importer(path), attribute, new, create, kwargs)


def _patch_object(target, attribute, new=_mock.DEFAULT, spec=None, create=False, spec_set=None,
                  autospec=None, new_callable=None, **kwargs):
    """Replaces an attribute of an object."""
    for name, value in (("spec", spec), ("spec_set", spec_set), ("new_callable", new_callable),
                        ("autospec", autospec)):
        if value is not None:
            kwargs[name] = value
    return _Patch(lambda: target, attribute, new, create, kwargs)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None,
                    new_callable=None, **kwargs):
    """Replaces several attributes of an object."""
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    target = _importer(target) if isinstance(target, str) else target
    return _PatchSeveral([_patch_object(target, name, new, spec, create, spec_set, autospec,
                                        new_callable) for name, new in kwargs.items()])


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


patch.object, patch.dict, patch.multiple = _patch_object, _PatchDict, _patch_multiple
patch.stopall, patch.TEST_PREFIX = _stop_all, "test"


def mock_open(mock=None, read_data=""):
    """A mock of open() whose files hold `read_data`."""
    import io
    mock = _mock.MagicMock(name="open") if mock is None else mock
    handle = _mock.MagicMock()
    stream = []

    def opened(*args, **kwargs):
        kind = io.BytesIO if isinstance(read_data, bytes) else io.StringIO
        stream[:] = [kind(read_data)]
        return _mock.DEFAULT
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).side_effect = (
            lambda *args, name=name: getattr(stream[0], name)(*args))
    handle.__iter__.side_effect = lambda: iter(stream[0])
    handle.__enter__.return_value = handle
    mock.side_effect = opened
    mock.return_value = handle
    return mock
