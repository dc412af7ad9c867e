"""Mocks of coroutines and properties, mocks modelled on others, and sealing."""
import inspect
import sys
import types

_mock = sys.modules["unittest.mock"]


def _is_error(value):
    return isinstance(value, BaseException) or \
        isinstance(value, type) and issubclass(value, BaseException)


class AsyncMock(_mock.MagicMock):
    """A mock whose calls give coroutines; what is awaited is remembered too."""
    __module__ = "unittest.mock"

    @property
    def _is_coroutine(self):
        """What asyncio.iscoroutinefunction looks for."""
        return getattr(sys.modules.get("asyncio.coroutines"), "_is_coroutine", None)

    def _forget(self):
        super()._forget()
        self.__dict__.update(await_count=0, await_args=None, await_args_list=_mock._CallList())

    def __call__(self, /, *args, **kwargs):
        self._note(args, kwargs)
        return self._answer_later(args, kwargs)

    async def _answer_later(self, args, kwargs):
        made = _mock._Call("", args, kwargs, two=True)
        self.__dict__.update(await_count=self.await_count + 1, await_args=made)
        self.await_args_list.append(made)
        effect = self._mock_effect
        if effect is not None:
            if _is_error(effect):
                raise effect
            if callable(effect):
                result = effect(*args, **kwargs)
                if inspect.iscoroutine(result):
                    result = await result
            else:
                try:
                    result = next(effect)
                except StopIteration:
                    raise StopAsyncIteration from None
            if _is_error(result):
                raise result
            if result is not _mock.DEFAULT:
                return result
        if self._mock_return is _mock.DEFAULT and self._mock_wraps is not None:
            return await self._mock_wraps(*args, **kwargs)
        return self.return_value

    def assert_awaited(self):
        if not self.await_count:
            raise AssertionError(f"Expected {self._label()} to have been awaited.")

    def assert_not_awaited(self):
        if self.await_count:
            raise AssertionError(f"Expected {self._label()} to not have been awaited. Awaited "
                                 f"{self.await_count} times.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._label()} to have been awaited once. Awaited "
                                 f"{self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        expected = self._show(args, kwargs)
        if self.await_args is None:
            raise AssertionError(f"Expected await: {expected}\nNot awaited")
        if self.await_args != _mock._Call("", args, kwargs):
            raise AssertionError(f"expected await not found.\nExpected: {expected}\n"
                                 f"Actual: {self._show(*self.await_args)}")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        if _mock._Call("", args, kwargs) not in self.await_args_list:
            raise AssertionError(f"{self._show(args, kwargs)} await not found")

    def assert_has_awaits(self, calls, any_order=False):
        calls, left = list(calls), list(self.await_args_list)
        if not any_order and calls not in self.await_args_list:
            raise AssertionError(f"Awaits not found.\nExpected: {calls!r}\n"
                                 f"Actual: {self.await_args_list!r}")
        for wanted in calls if any_order else ():
            if wanted not in left:
                raise AssertionError(f"{(wanted,)!r} not all found in await list")
            left.remove(wanted)


class PropertyMock(_mock.Mock):
    """A mock in the place of a property: reading calls it, and writing does."""
    __module__ = "unittest.mock"

    def __get__(self, obj, owner=None):
        return self()

    def __set__(self, obj, value):
        self(value)


class _AsyncIterator:
    """Gives items of an iterator to `async for`."""

    def __init__(self, items):
        self._items = iter(items)

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self._items)
        except StopIteration:
            raise StopAsyncIteration from None


def make_async_iterator(obj):
    """What `async for` over a mock goes through: the return value of its __aiter__."""
    def iterate():
        chosen = obj._mock_children["__aiter__"]._mock_return
        return _AsyncIterator([] if chosen is _mock.DEFAULT else chosen)
    return iterate


def signature_of(spec, skips_first):
    try:
        signature = inspect.signature(spec)
    except (TypeError, ValueError):
        return None
    if not skips_first:
        return signature
    parameters = list(signature.parameters.values())
    if parameters and parameters[0].kind in (parameters[0].POSITIONAL_ONLY,
                                             parameters[0].POSITIONAL_OR_KEYWORD):
        del parameters[0]
    return signature.replace(parameters=parameters)


def _bind(mock, obj, owner=None):
    """Mocks of functions become methods, as functions do."""
    return mock if obj is None else types.MethodType(mock, obj)


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *,
                    _skips_first=False, unsafe=False, **kwargs):
    """A mock with the attributes of `spec`, which is called only as that can be called."""
    is_class = isinstance(spec, type)
    if inspect.iscoroutinefunction(spec):
        kind = AsyncMock
    else:
        kind = _mock.MagicMock if callable(spec) else _mock.NonCallableMagicMock
    if instance and is_class and not hasattr(spec, "__call__"):
        kind = _mock.NonCallableMagicMock
    name = getattr(spec, "__name__", None) if _name is None else _name
    mock = kind(spec_set=spec) if spec_set else kind(spec=spec)
    mock.__dict__.update(_mock_model=spec, _mock_name=name if not _skips_first else None)
    if inspect.isfunction(spec):
        type(mock).__get__ = _bind
    if callable(spec) and not instance:
        mock.__dict__["_mock_signature"] = signature_of(spec, _skips_first)
    if is_class and not instance:
        mock.return_value = create_autospec(spec, spec_set, True)
        mock.return_value.__dict__.update(_mock_name=None, _mock_parent=mock, _mock_path="()")
    mock.configure_mock(**kwargs)
    return mock


def seal(mock):
    """From now on the mock and those below it make no attributes."""
    mock.__dict__["_mock_closed"] = True
    for child in mock._mock_children.values():
        if isinstance(child, _mock.NonCallableMock) and child._mock_parent is mock:
            seal(child)
