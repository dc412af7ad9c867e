import sys


def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError as e:
    print(e)


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(800))
print(sys.getrecursionlimit())
sys.setrecursionlimit(5000)
print(depth(4000))
sys.setrecursionlimit(1000)


class R:
    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)

    def __eq__(self, o):
        return self == o

    def __len__(self):
        return len(self)

    def __hash__(self):
        return hash(self)

    def __add__(self, o):
        return self + o

    def __call__(self):
        return self()

    def __getitem__(self, i):
        return self[i]

    def __iter__(self):
        return iter(self)

    def __bool__(self):
        return bool(self)

    def __str__(self):
        return str(self)

    def __contains__(self, x):
        return x in self


r = R()
for f in (lambda: r.x, lambda: repr(r), lambda: r == R(), lambda: len(r), lambda: hash(r), lambda: r + 1, lambda: r(), lambda: r[0], lambda: list(r), lambda: not r, lambda: str(r), lambda: 1 in r, lambda: f"{r}", lambda: sorted([r, r], key=lambda x: x + 1)):
    try:
        f()
        print("no error")
    except RecursionError as e:
        print(type(e).__name__)
l = []
l.append(l)
m = []
m.append(m)
try:
    l == m
except RecursionError as e:
    print("comparing", type(e).__name__)
deep = []
for i in range(5000):
    deep = [deep]
try:
    repr(deep)
except RecursionError as e:
    print("repr", type(e).__name__)
for bad in (0, -1, "x"):
    try:
        sys.setrecursionlimit(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
def gen(n):
    yield from gen(n + 1)
try:
    list(gen(0))
except RecursionError as e:
    print("generator", type(e).__name__)
def even(n):
    return n == 0 or odd(n - 1)
def odd(n):
    return n != 0 and even(n - 1)
print(even(500), odd(501))
def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
def hanoi(n, a, b, c):
    return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(10, "a", "b", "c"))
def perms(s):
    return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in perms(s[:i] + s[i + 1:])]
print(perms("abc"))
