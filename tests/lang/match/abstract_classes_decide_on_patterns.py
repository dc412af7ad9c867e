# Which objects sequence and mapping patterns take: classes that derive from, or are registered
# with, the abstract ones; the first of the order that is either decides.
import collections
import collections.abc


def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
    return None


class Empty(collections.abc.Mapping):
    def __getitem__(self, key):
        raise KeyError(key)

    def __len__(self):
        return 0

    def __iter__(self):
        return iter(())


class Row:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return "ab"[i]


class LaterRow(Row):
    pass


class Both(collections.UserDict, collections.abc.Sequence):
    pass


class Third(dict, collections.abc.Sequence):
    pass


class Plain(list):
    pass


print(kind(Row()))
collections.abc.Sequence.register(Row)


class Latest(LaterRow):
    pass


for value in (Empty(), Row(), LaterRow(), Latest(), Both(), Third(), Plain(), (), range(2),
              memoryview(b"x"), b"x", "x", bytearray(), set(), collections.UserDict(),
              collections.UserList(), collections.deque(), collections.ChainMap(),
              collections.UserString("x"), collections.OrderedDict()):
    print(type(value).__name__, kind(value))
match Row():
    case [first, second]:
        print(first, second)
