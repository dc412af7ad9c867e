import gc
import weakref
gc.disable()
alive = 0


class Tracked:
    def __init__(self):
        global alive
        alive += 1

    def __del__(self):
        global alive
        alive -= 1


class Tree(Tracked):
    def __init__(self, depth, parent=None):
        super().__init__()
        self.parent = parent
        self.children = [Tree(depth - 1, self) for _ in range(2)] if depth else []


t = Tree(4)
print(alive)
leaf = t.children[0].children[0]
del t
print(alive, "all kept by one leaf's parent link")
del leaf
print(alive, "a cycle keeps itself")
gc.collect()
print(alive)


class WeakTree(Tracked):
    def __init__(self, depth, parent=None):
        super().__init__()
        self.parent = parent and weakref.ref(parent)
        self.children = [WeakTree(depth - 1, self) for _ in range(2)] if depth else []


t = WeakTree(4)
print(alive)
del t
print(alive, "no cycle, gone at once")


class Bus:
    handlers = []

    @classmethod
    def on(cls, f):
        cls.handlers.append(f)


class Widget(Tracked):
    def __init__(self):
        super().__init__()
        Bus.on(self.handle)

    def handle(self):
        pass


for _ in range(3):
    Widget()
gc.collect()
print(alive, "kept by the bus")
Bus.handlers.clear()
print(alive)
cache = {}


def load(k):
    if k not in cache:
        cache[k] = Tracked()
    return cache[k]


for i in range(10):
    load(i % 4)
print(alive)
while len(cache) > 1:
    cache.pop(next(iter(cache)))
print(alive)
cache.clear()


def fails():
    t = Tracked()
    raise ValueError


try:
    fails()
except ValueError as e:
    err = e
print(alive, "kept by the traceback")
del err
print(alive)


def gen():
    t = Tracked()
    while True:
        yield t


g = gen()
next(g)
print(alive)
g.close()
print(alive)
l = [Tracked() for _ in range(5)]
l2 = l[:2]
del l
print(alive)
l2 += l2
del l2
print(alive)
a, b = Tracked(), Tracked()
a, b = b, a
a = b
print(alive)
del a, b
print(alive)
f = (lambda t: lambda: t)(Tracked())
f.self = f
del f
print(alive)
print(gc.collect() > 0, alive)
