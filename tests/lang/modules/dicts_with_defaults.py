# collections.defaultdict: what is missing, copies, pickles, unions, repr, subclasses, bad factories.
import copy
import gc
import pickle
import sys
from collections import defaultdict


def attempt(go):
    try:
        print(go())
    except Exception as error:
        print(type(error).__name__, error)


d = defaultdict(list, {1: 2}, a=3)
d["new"].append(4)
d["new"].append(5)
print(d, d["new"], len(d), d.get("none"), "none" in d, d == dict(d), list(d))
count = defaultdict(int)
for c in "abracadabra":
    count[c] += 1
print(count, sorted(count.items(), key=lambda pair: (-pair[1], pair[0])))
tree = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
tree["a"]["b"]["c"] += 5
print(tree["a"]["b"], len(tree["x"]), sorted(tree))
for go in (lambda: defaultdict(1), lambda: defaultdict(None, 1), lambda: defaultdict(int, 1, 2),
           lambda: defaultdict(default_factory=list), lambda: defaultdict()[5],
           lambda: defaultdict(None, [(1, 2)])[(2, 3)], lambda: d | 5, lambda: 5 | d,
           lambda: d.__missing__(), lambda: d.__missing__(7), lambda: d[[]], lambda: d.x,
           lambda: setattr(d, "x", 1), lambda: setattr(defaultdict, "x", 1),
           lambda: defaultdict[int, str], lambda: defaultdict.__mro__,
           lambda: defaultdict.fromkeys("ab"), lambda: gc.is_tracked(d), lambda: hash(d),
           lambda: (defaultdict.__module__, defaultdict.__qualname__, defaultdict),
           lambda: defaultdict(lambda: 1 // 0)[1], lambda: defaultdict(lambda x: x)[1]):
    attempt(go)
print(d.default_factory)
d.default_factory = 5
attempt(lambda: d[99])
d.default_factory = None
attempt(lambda: d[99])
del d.default_factory
print(d.default_factory, d)
attempt(lambda: d.__init__(3))
d.__init__(set, z=1)
print(d, d[0])

# ---- copies
d = defaultdict(list, {1: [2]})
for twin in (d.copy(), copy.copy(d), copy.deepcopy(d), pickle.loads(pickle.dumps(d)),
             defaultdict(d.default_factory, d)):
    print(twin, type(twin) is defaultdict, twin == d, twin is d, twin[1] is d[1], twin["x"])
print(d.__reduce__()[:4], list(d.__reduce__()[4]), defaultdict().__reduce__()[1])
print(d | {2: 3}, {2: 3} | d, {1: 3} | d, d | {1: 3}, d | defaultdict(int, {5: 6}))
d |= {8: 9}
d |= [(10, 11)]
print(d, type(d))


class Counts(defaultdict):
    def __init__(self, factory=int, *args):
        super().__init__(factory, *args)

    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


class Named(defaultdict):
    def __missing__(self, key):
        return f"no {key}"


class Slotted(defaultdict):
    __slots__ = ("one", "two")


c = Counts()
c["a"] += 1
c.note = 5
print(c, c | {1: 2}, type({1: 2} | c), c.note, vars(c), copy.copy(c), Named(int)[5], Named(int)["x"])
s = Slotted(int, {1: 2})
s.one = 1
print(s[3], s, s.one, hasattr(s, "two"), hasattr(s, "__dict__"))
x = defaultdict(None)
x.default_factory = x
print(x)
x = defaultdict(list)
x[1] = x
print(x)


class Owner:
    def __init__(self):
        self.items = defaultdict(self.make)

    def make(self):
        return len(self.items)

    def __repr__(self):
        return repr(self.items)


o = Owner()
print(o, o.items[1], o.items[2], o.items)
del o, x
print(gc.collect() > 0)


# ---- a factory and keys that change the dict
def clear():
    e.clear()
    e.default_factory = None
    return "cleared"


e = defaultdict(clear, a=1)
print(e["b"], e)


class Odd:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        f.pop(1, None)
        return False


f = defaultdict(list)
f[1] = 2
print(len(f[Odd()]), len(f))
match d:
    case {1: x, **rest}:
        print(x, rest)
print(sys.getsizeof(d) > sys.getsizeof(defaultdict()), isinstance(d, dict), d.pop(8), d.setdefault(7))
