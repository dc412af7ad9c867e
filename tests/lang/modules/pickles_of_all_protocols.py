# The bytes of pickles in every protocol, and that they come back.
import pickle
from collections import OrderedDict, defaultdict, deque, namedtuple
from datetime import date, datetime, timedelta, timezone
from enum import Enum
from pathlib import PurePosixPath

Point = namedtuple("Point", "x y")


class Color(Enum):
    RED = 1


class Plain:
    def __init__(self, **fields):
        self.__dict__.update(fields)

    def __eq__(self, other):
        return type(self) is type(other) and self.__dict__ == other.__dict__


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self, a):
        self.a = a

    def __eq__(self, other):
        return self.a == other.a


class Stateful:
    def __getstate__(self):
        return (1, "state")

    def __setstate__(self, state):
        self.got = state

    def __eq__(self, other):
        return True


class Reduced:
    def __init__(self, *args):
        self.args = args

    def __reduce__(self):
        return Reduced, self.args

    def __eq__(self, other):
        return self.args == other.args


class Rows(list):
    pass


class Table(dict):
    pass


class Named:
    def __new__(cls, a, *, b):
        self = object.__new__(cls)
        self.pair = (a, b)
        return self

    def __getnewargs_ex__(self):
        return (self.pair[0],), {"b": self.pair[1]}

    def __eq__(self, other):
        return self.pair == other.pair


class Outer:
    class Inner:
        def __eq__(self, other):
            return type(self) is type(other)


def function():
    pass


rows = Rows([1, 2])
rows.extra = True
table = Table(a=1)
samples = [None, True, False, 0, 1, 255, 256, 65535, 65536, -1, 2 ** 31 - 1, 2 ** 31, -2 ** 31,
           -2 ** 31 - 1, 10 ** 30, -10 ** 30, 128 ** 50, -128, -2 ** 39, 1.5, -0.0, 1e300, float("inf"), 2 + 3j,
           "", "text", "é日\U0001f600", "a\\b\nc\0", "x" * 300, b"", b"bytes", b"\xff" * 300,
           bytearray(b"ab"), bytearray(), (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, "a"], {}, {"a": 1},
           {"a": 1, 2: [3]}, set(), {5}, frozenset(), frozenset([6]), range(1, 10, 2), slice(1, 2),
           Ellipsis, NotImplemented, type(None), int, len, print, function, Plain, Plain(a=1, b=[2]),
           Plain(), Slotted(4), Stateful(), Reduced(1, "b"), rows, table, Point(1, 2),            Outer.Inner(), Outer.Inner, ValueError("bad", 3), KeyError("k"), deque([1, 2], 5),
           OrderedDict(a=1), defaultdict(list, {"k": [1]}), date(2024, 2, 29),
           datetime(2024, 2, 29, 1, 2, 3, 4), timedelta(1, 2, 3), [].append, Named(1, b=2),
           list(range(5)), PurePosixPath("/a/b")]
for sample in samples:
    for protocol in range(6):
        try:
            data = pickle.dumps(sample, protocol)
        except Exception as problem:
            print(protocol, type(problem).__name__, str(problem).split(" at 0x")[0])
            continue
        back = pickle.loads(data)
        same = back == sample or repr(back) == repr(sample) or callable(sample)
        print(protocol, data if len(data) < 400 else (len(data), hash(data) != 0), same, type(back).__name__)

loop = [1]
loop.append(loop)
knot = Plain()
knot.me, knot.them = knot, [knot]
pair = ([],)
pair[0].append(pair)
shared = ["s"]
for sample in (loop, knot, pair, [shared, shared], {"a": shared, "b": shared}):
    for protocol in range(6):
        data = pickle.dumps(sample, protocol)
        print(protocol, data)
        pickle.loads(data)
print(pickle.loads(pickle.dumps(Color.RED)) is Color.RED)
print(pickle.loads(pickle.dumps(datetime(2024, 1, 1, tzinfo=timezone.utc))))
back = pickle.loads(pickle.dumps(loop))
print(back[1] is back)
back = pickle.loads(pickle.dumps(knot))
print(back.me is back, back.them[0] is back)
back = pickle.loads(pickle.dumps(pair))
print(back[0][0] is back)
back = pickle.loads(pickle.dumps([shared, shared], 0))
print(back[0] is back[1])
