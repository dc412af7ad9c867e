class E(Exception):
    pass


def boom(*a, **k):
    raise E


class B:
    __eq__ = __hash__ = __lt__ = __add__ = __getitem__ = __iter__ = __len__ = __bool__ = __call__ = boom
    __str__ = __repr__ = __format__ = __index__ = __int__ = __contains__ = __enter__ = boom
    __exit__ = boom

    def __getattr__(self, name):
        boom()

    def __setattr__(self, name, value):
        boom()


b = B()
fs = [
    lambda: [1, b + 1], lambda: {b: 1}, lambda: {1: [2], "k": b()}, lambda: [x for x in b], lambda: f"{[1]}{b}", lambda: "%s %s" % ([1], b), lambda: "{} {}".format([1], b),
    lambda: sorted([b, b]), lambda: b[[1]:], lambda: print([1], b), lambda: (lambda *a, **k: 0)(*[1, [2]], *b), lambda: dict([([1], 2)]), lambda: {**{"a": [1]}, **b}, lambda: [*[1], *b],
    lambda: str(b), lambda: len(b), lambda: int(b), lambda: list(map(boom, [[1]])), lambda: list(filter(boom, [[1]])), lambda: max([[1], b], key=boom), lambda: sum([[1], b], []), lambda: "x".join(["a", b]),
    lambda: [1, 2][b], lambda: 5 in b, lambda: b.attr, lambda: setattr(b, "x", [1]), lambda: type("T", (), {"__slots__": b}), lambda: boom([1], x={}), lambda: [] if b else 1, lambda: not b, lambda: set([(1,), b]),
    lambda: dict(a=[1], **b), lambda: list(zip([[1]], b)), lambda: tuple(boom() for _ in [1]), lambda: enumerate(b), lambda: [y for x in [[1]] for y in b], lambda: {x: boom() for x in [(1,)]}, lambda: exec("a = [1]; b()", {"b": b}),
    lambda: isinstance([1], b), lambda: range(b), lambda: bytes([1, b]), lambda: [[1]] * b, lambda: "a" * b, lambda: sorted([[1], [2]], key=boom), lambda: eval("b.x.y", {"b": b}), lambda: [0].index(b) if boom() else 0,
]
kinds = {}
for f in fs:
    try:
        f()
        kinds["none"] = kinds.get("none", 0) + 1
    except Exception as e:
        kinds[type(e).__name__] = kinds.get(type(e).__name__, 0) + 1
print(sorted(kinds.items()))


def g():
    try:
        yield [1]
        boom()
    finally:
        yield [2]


for _ in range(3):
    try:
        for x in g():
            pass
    except E:
        print("gen")


def w():
    with b:
        pass


try:
    w()
except E:
    print("with")


def unpack():
    a, c = [1], *b


try:
    unpack()
except E:
    print("unpack")
try:
    class K(b and object):
        pass
except E:
    print("class")
try:
    import no_such_thing_at_all
except ImportError:
    print("import")


def deep(n):
    keep = [n]
    if n == 0:
        boom()
    return deep(n - 1), keep


try:
    deep(50)
except E as e:
    print("deep")
