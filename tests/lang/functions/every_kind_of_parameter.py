def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


print(f(1, d=4))
print(f(1, 20, 30, 40, 50, d=4, e=6, z=7))
print(f(1, c=9, d=4, a="kw a", b="kw b"))
print(f(*[1, 2], *(3, 4), **{"d": 5}, **{"y": 6}))
print(f(*"ab", d=1, *"c"))


def only_kw(*, x, y=2):
    return x, y


def only_pos(x, y=1, /):
    return x, y


def no_args():
    return None


def two(a, b):
    return a, b


def many(a, b, c, d=1):
    return a


calls = [
    lambda: f(), lambda: f(1), lambda: only_kw(1), lambda: only_kw(), lambda: only_kw(x=1, z=2), lambda: only_pos(x=1),
    lambda: only_pos(), lambda: only_pos(1, 2, 3), lambda: no_args(1), lambda: no_args(x=1), lambda: two(1),
    lambda: two(), lambda: two(1, 2, 3), lambda: two(1, a=2), lambda: two(1, 2, c=3), lambda: two(*[1], **{"a": 2}),
    lambda: many(), lambda: many(1), lambda: many(1, 2, 3, 4, 5), lambda: only_pos(1, y=2), lambda: only_kw(1, 2, x=3),
    lambda: two(*3), lambda: two(**3), lambda: two(**{1: 2}), lambda: two(b=1, **{"b": 2}), lambda: f(1, d=2, **{"d": 3}),
    lambda: __name__(), lambda: __doc__(1),
]
for call in calls:
    try:
        print(call())
    except TypeError as e:
        print(e)
