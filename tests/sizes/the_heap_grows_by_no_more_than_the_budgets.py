# Bytes that one object takes of the heap, everything included but the values' own blocks: the
# growth of the whole heap over 100,000 objects, against the budget of each kind. A page that holds
# 16-byte blocks gives some hundredths to its rest, hence the 0.05.
import gc
import tare
import weakref

COUNT = 100_000
gc.disable()


class Slots:
    __slots__ = ("a", "b", "c")

    def __init__(self):
        self.a = self.b = self.c = 1


class Plain:
    def __init__(self):
        self.a = self.b = self.c = 1

    def method(self):
        pass


def touched():
    plain = Plain()
    plain.__dict__
    return plain


def closure(n):
    def inner():
        return n
    return inner


def counter(n):
    yield n


target = Plain()


class Target:
    __slots__ = ("__weakref__",)


def taken():
    heap = tare.heap()
    return heap["live_bytes"] + heap["slack_bytes"] + heap["metadata_bytes"]


def measure(make):
    keep = [None] * COUNT
    keep[0] = make(0)
    gc.collect()
    before = taken()
    for i in range(COUNT):
        keep[i] = make(i)
    return (taken() - before) / COUNT


kinds = [
    ("slotted with 3 fields", lambda i: Slots(), 33.5),
    ("dict-backed with 3 fields", lambda i: Plain(), 52),
    ("dict-backed, touched", lambda i: touched(), 130),
    ("tuple of 3", lambda i: (i, i, i), 41),
    ("list of 3", lambda i: [i, i, i], 58),
    ("dict of 3 str keys", lambda i: {"a": i, "b": i, "c": i}, 112),
    ("empty list", lambda i: [], 33),
    ("empty dict", lambda i: {}, 33),
    ("str of 10", lambda i: "%010d" % i, 33),
    ("int", lambda i: i, 0),
    ("float", lambda i: i + 0.5, 0),
    ("bound method", lambda i: target.method, 33),
    ("closure function and its cell", lambda i: closure(i), 80 + 17),
    ("generator", lambda i: counter(i), 160 + 8),
    ("weak reference with a target", lambda i: weakref.ref(keep_target(i)), 33 + 17 + 34),
]
targets = []


def keep_target(i):
    targets.append(Target())
    return targets[-1]


for name, make, budget in kinds:
    size = measure(make)
    print(name, "within" if size <= budget + 0.05 else f"{size:.2f} bytes, more than {budget}")
