# unittest.mock: calls and claims about them, answers, special methods, specs, and patches.
import json
import os
import re
from unittest.mock import (ANY, DEFAULT, MagicMock, Mock, call, mock_open, patch, sentinel)


def attempt(*calls):
    for attempted in calls:
        try:
            print(re.sub(r"id='\d+'", "id", str(attempted())))
        except (Exception, StopIteration) as problem:
            print(type(problem).__name__, problem)


class Real:
    def method(self):
        return 1


print("calls")
mock = Mock()
print(mock(1, a=2) is mock.return_value)
attempt(lambda: mock.assert_called_with(2), lambda: mock.assert_called_once_with(1, a=2),
        lambda: mock.assert_not_called())
mock()
attempt(lambda: mock.assert_called_once(), lambda: mock.assert_any_call(9),
        lambda: mock.assert_has_calls([call(1, a=2), call()]),
        lambda: mock.assert_has_calls([call(5)]))
print(mock.call_args, mock.call_args_list, mock.mock_calls, mock.call_count, mock.called,
      mock.call_args.args, mock.call_args.kwargs)
mock = Mock(name="n")
attempt(lambda: (mock, mock.x, mock.x(), mock.x.y()))
mock = Mock()
attempt(lambda: mock.assert_called(), lambda: mock.assert_called_with(1),
        lambda: mock.assert_called_once_with(), lambda: mock.asert_x, lambda: mock.assert_x)
mock = Mock()
mock.a(1)
mock.b.c(2)
mock(3)
print(mock.mock_calls, mock.method_calls, mock.mock_calls == [call.a(1), call.b.c(2), call(3)])
print(ANY == 5, call(1, ANY) == call(1, 7), sentinel.x, sentinel.x is sentinel.x, call.a.b(3))

print("answers")
mock = Mock(side_effect=[1, 2])
print(mock(), mock())
failing = Mock(side_effect=KeyError("q"))
doubling = Mock(side_effect=lambda x: x * 2 if x else DEFAULT, return_value="d")
attempt(mock, failing, lambda: doubling(4), lambda: doubling(0), lambda: Mock(wraps=Real()).method())
mock = Mock(**{"a.b.return_value": 3, "c": 4})
attempt(lambda: (mock.a.b(), mock.c, mock.mock_calls, mock.method_calls))
mock.reset_mock()
mock.q = 5
attempt(lambda: (mock.mock_calls, mock.a.b.called, mock.q), lambda: delattr(mock, "q"),
        lambda: mock.q)

print("special methods and specs")
magic = MagicMock()
attempt(lambda: (len(magic), bool(magic), int(magic), list(magic), magic[1],
                 magic.__getitem__.call_args), lambda: len(Mock()))
magic.__enter__.return_value = 7
with magic as entered:
    print(entered)
limited, like = Mock(spec=["a"]), Mock(spec=Real)
attempt(lambda: limited.b, lambda: isinstance(like, Real), lambda: like.zz, lambda: like)

print("patches")
with patch("os.getcwd", return_value="/x") as getcwd:
    print(os.getcwd(), getcwd.assert_called_once_with())
print(os.getcwd() != "/x")


@patch("json.dumps")
@patch.object(json, "loads", return_value=5)
def patched(loads, dumps):
    print(json.loads("x"), loads.call_args, dumps.called)
    return 9


@patch("os.sep", "Q")
class Tests:
    def test_sep(self):
        return os.sep

    def other(self):
        return os.sep


print(patched(), json.loads("6"), Tests().test_sep(), Tests().other())
pairs = {"a": 1}
with patch.dict(pairs, {"b": 2}, clear=True):
    print(pairs)
print(pairs)
with patch("builtins.open", mock_open(read_data="l1\nl2\n")) as opened:
    with open("f") as file:
        print(file.read())
    with open("f") as file:
        print(list(file))
print(opened.call_args_list)
with patch.object(Real, "method", return_value=2):
    print(Real().method())
print(Real().method())
attempt(lambda: patch.object(Real, "zz").__enter__(), lambda: patch("x"))
started = patch("os.sep", "Q")
print(started.start(), os.sep)
started.stop()
print(os.sep)
