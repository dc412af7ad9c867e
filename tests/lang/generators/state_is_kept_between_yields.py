def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def take(n, g):
    return [next(g) for _ in range(n)]


f = fib()
print(take(5, f), take(5, f))


def countdown(n):
    print("start")
    while n > 0:
        yield n
        n -= 1
    print("end")


for x in countdown(3):
    print(x)
gens = [countdown(i) for i in (1, 2)]
print([next(g) for g in gens], [next(g, "done") for g in gens])


def with_locals():
    x = 1
    for i in range(3):
        y = x * 10
        yield x, i, y
        x += i


print(list(with_locals()))


class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids

    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k


t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), sum(t), [list(k) for k in t.kids], sorted(t, reverse=True))


def echo():
    received = None
    while True:
        received = yield received
        if received is None:
            received = "nothing"


e = echo()
next(e)
print(e.send(1), next(e), e.send("x"))


def cell():
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n
    while n < 3:
        yield inc


print([f() for f in cell()])


def reader():
    total = 0
    try:
        while True:
            total += yield
    except GeneratorExit:
        print("total", total)
        raise


r = reader()
next(r)
for i in range(4):
    r.send(i)
r.close()


def in_try():
    for i in range(3):
        try:
            yield i
        except ValueError:
            yield "handled"
        finally:
            yield f"finally {i}"


print(list(in_try()))
g = in_try()
print(next(g), g.throw(ValueError), next(g), next(g), list(g))
