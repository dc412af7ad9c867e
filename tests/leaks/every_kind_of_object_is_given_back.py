import gc
import weakref


class Base:
    __slots__ = ("s",)


class Plain(Base):
    attr = [1]

    def method(self):
        return self


def gen():
    x = yield [1]
    yield x


def run():
    p = Plain()
    p.s, p.d = {1: [2]}, (3, "x" * 10)
    p.__dict__["late"] = 1
    bound = p.method
    ref = weakref.ref(p)
    g = gen()
    next(g)
    g.send({})
    c = (lambda v: lambda: v)([p])
    e = None
    try:
        raise ValueError(p, c)
    except ValueError as err:
        e = err
    big = 10 ** 50
    s = {1, "two", (3,)}
    f = frozenset(s)
    sl = slice([1], None)
    it = iter([p, p])
    next(it)
    z = zip([1], map(str, [2]), enumerate("a"), filter(None, [0]), reversed([1]))
    next(z, None)
    b = bytearray(b"x")
    comp = [[x, y] for x in "ab" for y in range(2)]
    d = {k: v for k, v in zip("ab", comp)}
    r = range(10 ** 20)
    t = type("T", (Plain,), {"m": lambda self: super})
    inst = t()
    prop = property(lambda self: 1, doc="d")
    cycle = [p]
    cycle.append(cycle)
    p.cycle = cycle
    text = f"{p.s!r} {big:>60} %s" % (s and 1,)
    code = compile("x = [1, 'a', (2, 3)]", "<c>", "exec")
    ns = {}
    exec(code, ns)
    return len(text)


print(run(), run())
gc.collect()
left_alone = [run]
left_alone.append(left_alone)
suspended = gen()
next(suspended)
held = None
try:
    1 / 0
except ZeroDivisionError as e:
    held = e
print("objects that are still alive here die at the end")
