# unittest.mock: AsyncMock, PropertyMock, autospec, seal, patch.multiple, chains of calls.
import asyncio
import unittest
from unittest import mock
from unittest.mock import (AsyncMock, MagicMock, Mock, PropertyMock, call, create_autospec,
                           mock_open, patch, seal)

plain = Mock()
plain(1, 2, key="v")
args, kwargs = plain.call_args
print(args, kwargs, plain.call_args == call(1, 2, key="v"), plain.call_args.args)
plain.top(a=1).bottom()
print(plain.mock_calls, plain.mock_calls[-1] == call.top(a=-1).bottom())
chain = call(1).method(arg="x").other()(2.0)
plain = MagicMock()
plain(1).method(arg="x").other()(2.0)
print(plain.mock_calls == chain.call_list(), chain.call_list(), len(chain.call_list()))

magic = MagicMock()
magic.__iter__.return_value = ["a", "b"]
magic.__str__.return_value = "text"
magic.__eq__.return_value = True
print(list(magic), list(magic), str(magic), magic == 3, len(magic), 5 in magic)
magic.__class__ = dict
print(isinstance(magic, dict))


def function(a, b, c=3):
    pass


class Case:
    label = "label"

    def open(self, title):
        return title

    @property
    def size(self):
        return 5

    async def save(self, path):
        return path


like = create_autospec(function, return_value="fishy")
print(like(1, 2), like(1, b=2))
like.assert_called_with(1, 2)
model = create_autospec(Case)
case = model()
case.open.return_value = "opened"
print(case.open("title"), isinstance(case, Case), case.open.call_args)
spec = Mock(spec=function)
spec(1, 2, 3)
spec.assert_called_with(a=1, b=2, c=3)
with patch.object(Case, "open", autospec=True) as opened:
    real = Case()
    opened.return_value = "patched"
    print(real.open("x"))
    opened.assert_called_once_with(real, "x")
with patch.object(Case, "size", new_callable=PropertyMock, return_value=7) as size:
    print(Case().size, size.mock_calls)
    Case().size = 3
    print(size.mock_calls)
with patch.multiple(Case, label="other", open=mock.DEFAULT) as made:
    print(Case.label, sorted(made), Case().open("y") is made["open"].return_value)
with patch("__main__.open", mock_open(read_data="line one\nline two\n")) as opening:
    with open("nowhere") as file:
        print(file.read().split("\n"))
opening.assert_called_once_with("nowhere")
sealed = Mock()
sealed.child.value = 3
seal(sealed)
for wrong in (lambda: sealed.other, lambda: sealed.child.other, lambda: like(1),
              lambda: case.missing, lambda: case.open(), lambda: like(1, 2, 3, 4),
              lambda: plain.assert_called_once_with(2), lambda: spec.assert_called_with(1, 2, 4)):
    try:
        print(wrong())
    except (AttributeError, TypeError, AssertionError) as problem:
        print(type(problem).__name__, problem)
parent = Mock()
first, second = Mock(), Mock()
parent.attach_mock(first, "first")
parent.attach_mock(second, "second")
first(1)
second(2)
print(parent.mock_calls)


async def use_coroutines():
    fetch = AsyncMock(return_value=5, side_effect=None)
    coroutine = fetch("url")
    print(asyncio.iscoroutine(coroutine), fetch.call_count, fetch.await_count)
    print(await coroutine, fetch.await_count, fetch.await_args)
    fetch.assert_awaited_once_with("url")
    fetch.side_effect = [1, ValueError("second")]
    print(await fetch())
    try:
        await fetch(x=1)
    except ValueError as problem:
        print(repr(problem), fetch.await_args_list)
    fetch.assert_has_awaits([call("url"), call()])
    async with MagicMock() as inside:
        print(type(inside).__name__)
    many = MagicMock()
    many.__aiter__.return_value = [1, 2]
    print([item async for item in many], asyncio.iscoroutinefunction(AsyncMock()))
    with patch.object(Case, "save") as save:
        save.return_value = "saved"
        print(await Case().save("p"), type(save).__name__)
    for wrong in (fetch.assert_not_awaited, fetch.assert_awaited_once,
                  lambda: fetch.assert_awaited_with(1), lambda: fetch.assert_any_await(9)):
        try:
            wrong()
        except AssertionError as problem:
            print(problem)


asyncio.run(use_coroutines())


class Tests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        print("setUp")

    async def asyncSetUp(self):
        self.loop = asyncio.get_running_loop()
        print("asyncSetUp")

    async def asyncTearDown(self):
        print("asyncTearDown")

    async def test_waiting(self):
        await asyncio.sleep(0)
        self.addAsyncCleanup(self.say, "cleaned up")
        self.assertIs(self.loop, asyncio.get_running_loop())

    async def say(self, text):
        print(text)

    async def test_wrong(self):
        self.assertEqual(1, 2)

    def test_plain(self):
        print("plain")


print(unittest.TestSuite([Tests("test_waiting"), Tests("test_plain")]).run(unittest.TestResult()))
print(Tests("test_wrong").run())
