# collections.deque: both ends, the middle, limits, rotation, and changes while it is walked.
import copy
import weakref
from collections import deque
from collections.abc import MutableSequence


def attempt(action, *args):
    try:
        print(repr(action(*args)))
    except Exception as error:
        print(type(error).__name__, error)


print(deque, deque.__module__, deque(), deque([1, 2]), deque("ab", 5), deque((), maxlen=0))
for args in ((1,), ([], -1), ([], "x"), ([], 1.0), ([], 1 << 70), ([], 1, 2), ([], None)):
    attempt(deque, *args)
for keywords in ({"maxlen": 2}, {"iterable": [1, 2, 3], "maxlen": 2}, {"x": 1}):
    attempt(lambda: deque(**keywords))

d = deque(range(10))
print(d[0], d[-1], d[4], d[True], len(d), bool(deque()))
for key in 10, -11, "x", None, slice(1), 1.0, 1 << 80:
    attempt(lambda: d[key])
    try:
        d[key] = 1
    except Exception as error:
        print(type(error).__name__, error)
    try:
        del d[key]
    except Exception as error:
        print(type(error).__name__, error)
d[3] = "three"
del d[0], d[-1], d[4]
print(d)
for step in 1, -1, 3, -3, 7, 100, -100, 0:
    d.rotate(step)
    print(d)
d.rotate()
attempt(d.rotate, "x")
deque().rotate(5)
for place in 0, 3, -1, 99, -99:
    d.insert(place, place)
print(d, d.pop(), d.popleft(), d.count(3), d.index(99 if 99 in d else 3), 7 in d, "no" in d)
attempt(d.index, "missing")
attempt(d.index, 7, 0, 1)
attempt(d.remove, "missing")
d.remove("three")
d.reverse()
print(d, list(reversed(d)))
d.extend("xy"), d.extendleft("ab"), d.extend(d), d.extendleft(deque([1]))
print(d)
for wrong in (d.extend, d.extendleft):
    attempt(wrong, 5)
d.clear()
attempt(d.pop)
attempt(d.popleft)
print(d)

limited = deque([1, 2, 3], 3)
limited.append(4), limited.appendleft(0)
print(limited, limited.maxlen)
attempt(limited.insert, 1, 9)
limited.pop()
limited.insert(1, 9)
print(limited, limited * 2, limited + deque([7, 8]), 2 * limited, limited * 0)
limited *= 3
limited += "z"
print(limited)
attempt(setattr, limited, "maxlen", 5)
attempt(setattr, limited, "other", 5)
none = deque([1, 2], 0)
none.append(1), none.extend([1, 2])
print(none)
attempt(lambda: deque() + [1])
attempt(lambda: deque() * "x")

a, b = deque([1, 2, 3]), deque([1, 2, 4])
print(a == b, a != b, a < b, a <= b, a > b, a >= b, a == deque([1, 2, 3], 9), a == [1, 2, 3], a < deque([1, 2]))
attempt(lambda: a < [1])
attempt(hash, a)
nested = deque([1])
nested.append(nested)
print(nested, repr(deque([nested, "x"], 4)))
nested.clear()

held = deque([[1], [2]], maxlen=5)
for other in copy.copy(held), copy.deepcopy(held), held.copy():
    print(other, other[0] is held[0], other.maxlen)
print(held.__reduce__()[:3], list(held.__reduce__()[3]), deque[int])


class Named(deque):
    def __init__(self, items=(), maxlen=None, name="n"):
        super().__init__(items, maxlen)
        self.name = name


named = Named("abc", 2, "mine")
print(named, named.name, type(named.copy()), named.copy(), type(named + named), named.__reduce__()[2])
print(weakref.ref(held)() is held, isinstance(held, MutableSequence))

it = iter(a)
print(type(it).__name__, next(it), it.__length_hint__(), list(it), it.__length_hint__())
print(type(reversed(a)).__name__, list(reversed(a)))
for change in (lambda: a.append(1), lambda: a.pop(), lambda: a.popleft(), lambda: a.rotate(1), lambda: a.clear()):
    it, back = iter(a), reversed(a)
    next(it), next(back)
    change()
    attempt(next, it)
    attempt(next, it)
    attempt(next, back)
    a = deque([1, 2, 3])


class Changing:
    def __init__(self, act):
        self.act = act

    def __eq__(self, other):
        self.act()
        return False


for search in ("count", "index", "remove", "__contains__"):
    d = deque([1, 2, 3])
    attempt(getattr(d, search), Changing(d.clear))
    d = deque([1, 2, 3])
    attempt(getattr(d, search), Changing(lambda: d.append(1)))
d = deque([Changing(lambda: d.clear()), 2])
attempt(lambda: d == deque([1, 2]))


class Loud:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print("gone", self.number, end="; ")


d = deque((Loud(i) for i in range(3)), 2)
d.append(Loud(3))
d.appendleft(Loud(4))
del d[0]
d.clear()
print(len(d))
match deque([1, 2]):
    case [first, *rest]:
        print(first, rest)
big = deque()
for i in range(1000):
    big.append(i)
    big.appendleft(-i)
    if i % 3 == 0:
        big.popleft(), big.rotate(5)
while len(big) > 3:
    big.pop() if len(big) % 2 else big.popleft()
print(big)
