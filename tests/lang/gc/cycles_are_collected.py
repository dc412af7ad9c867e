import gc
gc.disable()


class N:
    count = 0

    def __init__(self):
        N.count += 1

    def __del__(self):
        N.count -= 1


def cycle(n):
    nodes = [N() for _ in range(n)]
    for a, b in zip(nodes, nodes[1:] + nodes[:1]):
        a.next = b


cycle(5)
print(N.count)
gc.collect()
print(N.count)
x = N()
x.me = x
del x
print(N.count)
gc.collect()
print(N.count)
l = []
l.append(l)
n = N()
l.append(n)
d = {"l": l}
l.append(d)
del n, l, d
gc.collect()
print(N.count)


def closure_cycle():
    n = N()

    def f():
        return f, n
    return None


closure_cycle()
print(N.count)
gc.collect()
print(N.count)


class Parent:
    def __init__(self):
        self.children = []

    def add(self):
        c = N()
        c.parent = self
        self.children.append(c)
        return c


p = Parent()
kept = p.add()
p.add()
del p
gc.collect()
print(N.count, type(kept.parent).__name__)
del kept
gc.collect()
print(N.count)


def gen():
    n = N()
    g = yield
    yield


g = gen()
next(g)
g.send(g)
del g
print(N.count)
gc.collect()
print(N.count)
t = ([],)
t[0].append(t)
t[0].append(N())
del t
gc.collect()
print(N.count)
m = N()
m.method = m.__init__
del m
gc.collect()
print(N.count)


class Slotted:
    __slots__ = ("other", "n")


a, b = Slotted(), Slotted()
a.other, b.other, a.n = b, a, N()
del a, b
gc.collect()
print(N.count)
for i in range(3):
    class Temp:
        n = N()
    del Temp
gc.collect()
print(N.count, gc.garbage)
gc.enable()
print(gc.isenabled(), type(gc.collect()).__name__, gc.collect(), len(gc.get_threshold()))
