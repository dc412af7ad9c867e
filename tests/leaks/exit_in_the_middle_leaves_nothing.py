import sys


class C:
    pass


def gen():
    try:
        yield 1
    finally:
        print("closed at the end")


c = C()
c.me = c
g = gen()
next(g)


def f(n):
    local = [n, {}]
    if n == 0:
        sys.exit(0)
    for x in [1, 2]:
        with_list = [f(n - 1) for _ in range(1)]


f(5)
