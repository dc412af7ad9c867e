# Partial functions: where arguments come from and in which order, state, repr, and what goes wrong.
import copy
import functools
import gc
import pickle
import weakref
from functools import partial, reduce


def show(*args, **keywords):
    return args, list(keywords.items())


def attempt(go):
    try:
        print(go())
    except Exception as error:
        print(type(error).__name__, error)


p = partial(show, 1, 2, a=3, b=4)
print(p(), p(5), p(c=6), p(7, b=8, d=9), p.func is show, p.args, p.keywords)
print(partial(show)(), partial(show, 1)(2), partial(show, 1)(2, z=3), partial(show, z=1)(2))
print(partial(show, *range(20))(*range(3), k=1), partial(p, 10, e=11)(12))
print(partial(show, **{"not a name": 1})(2), partial(show, func=1, self=2)(cls=3))
for go in (lambda: partial(len)(), lambda: partial(len, 1)(), lambda: partial(int, "z")(),
           lambda: partial(int, base=2)("12"), lambda: partial(lambda x: x, x=1)(2),
           lambda: partial(1), lambda: partial(), lambda: partial(func=len),
           lambda: partial(divmod, 1)(0), lambda: partial(show, x=1)(1, **{2: 3}),
           lambda: p.missing, lambda: setattr(p, "func", 1), lambda: delattr(p, "args"),
           lambda: setattr(partial, "x", 1), lambda: setattr(p, "__dict__", 1),
           lambda: delattr(p, "__dict__"), lambda: p == partial(show, 1, 2, a=3, b=4),
           lambda: partial.__mro__, lambda: partial[int], lambda: hash(p) == hash(p),
           lambda: gc.is_tracked(p), lambda: callable(p),
           lambda: (partial.__module__, partial.__name__, partial.__qualname__, partial)):
    attempt(go)


class Loud(partial):
    def __call__(self, *args):
        return "loud", super().__call__(*args)


class Quiet(partial):
    pass


class Slotted(partial):
    __slots__ = ("extra",)


print(Loud(show, 1)(2), Quiet(show, 1)(2, k=3), isinstance(Quiet(show), partial))
s = Slotted(len, "abc")
s.extra, s.free = 1, 2
print(s(), s.extra, s.free, s.__dict__, repr(s), repr(Quiet(len, 1, k=[2])))
# One partial of another becomes one, unless the inner one has attributes or is called otherwise.
for inner in (partial(show, 1, a=2), Quiet(show, 1, a=2), Loud(show, 1)):
    outer = partial(inner, 3)
    print(outer.func is show, outer.args, outer.keywords)
inner = partial(show, 1)
inner.note = 5
print(partial(inner, 2).func is inner, partial(inner, 2).args)

# ---- state
q = partial(len, [1])
print(q.__reduce__())
q.note = 5
print(q.__reduce__()[2], vars(q))
for twin in (copy.copy(q), copy.deepcopy(q), pickle.loads(pickle.dumps(q))):
    print(twin(), twin.note, twin.args == q.args, twin.args is q.args, type(twin) is partial)
print(weakref.ref(q)() is q)
for state in (1, (), (len, (), {}), (1, (), {}, None), (len, [], {}, None), (len, (), [], None),
              (len, (), {}, None, 1)):
    attempt(lambda: q.__setstate__(state))
attempt(lambda: q.__setstate__())


class Row(tuple):
    pass


class Table(dict):
    pass


q.__setstate__((show, Row((1,)), Table(a=2), {"own": 3}))
print(q(4), type(q.args), type(q.keywords), q.own)
q.__setstate__((show, (1,), None, None))
print(q(4), vars(q))


def replace(*args):
    whole.__setstate__((show, ("new",), {}, None))
    return args


whole = partial(replace, [1], [2])
print(whole([3]), whole(4))
p.keywords[5] = 6
attempt(p)
print(repr(p).replace(repr(show), "show"))
loop = partial(show)
loop.__setstate__((show, (loop,), {"again": loop}, None))
print(repr(loop).replace(repr(show), "show"))
loop.__setstate__((loop, (), {}, None))
print(repr(loop))
loop.__setstate__((show, (), {}, None))


class Swaps:
    def __repr__(self):
        nasty.__setstate__((show, (), {}, None))
        gc.collect()
        return "swaps"


nasty = partial(show, Swaps(), [1], k=Swaps(), z=[2])
print(repr(nasty).startswith("functools.partial("), len(nasty.args))
nasty = partial(show)
nasty.__setstate__((Quiet(show, Swaps()), ([1],), {"k": 2}, None))
print(repr(nasty).replace(repr(show), "show"))
cycle = partial(show, [])
cycle.args[0].append(cycle)
cycle.me = cycle
death = weakref.ref(cycle, lambda ref: print("gone"))
del cycle
gc.collect()
print(death())

# ---- use
print(functools.reduce(lambda f, n: partial(f, n), range(30), show)(30))


class Held:
    both = functools.partialmethod(show, 1, k=2)
    plain = partial(show, 3)


print(Held().both(4, j=5)[0][1:], Held().plain(6), callable(partial(show)))
print(sorted(map(partial(pow, 2), range(4)), key=partial(show, 1)))
print(reduce(pow, [2, 3, 2]), reduce(show, [], 5), reduce(lambda a, b: a + [b], "abc", []))
for go in (lambda: reduce(pow, []), lambda: reduce(pow, 5), lambda: reduce(pow),
           lambda: reduce(pow, [1, "a"]), lambda: reduce(pow, [1], 2, 3),
           lambda: reduce(pow, (1 // 0 for _ in [1]))):
    attempt(go)
