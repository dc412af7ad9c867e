class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


class S:
    __slots__ = ("a", "b")


s = S()
s.a = D("slot a")
s.b = D("slot b")
s.a = None
print("replaced")
del s.b
print("deleted")
s.a = D("dies with s")
t = s
del s
print("t holds on")
del t


def make():
    d = D("closed over")

    def get():
        return d

    def drop():
        nonlocal d
        d = None
    return get, drop


get, drop = make()
print(get().n)
drop()
print("dropped")
fs = [lambda x=D(f"default {i}"): x for i in range(2)]
fs.pop()
print("popped")
fs.clear()
d = {"k": D("old value")}
d["k"] = D("new value")
print("value replaced")
d.update(k=1)
x = [D("one"), D("two")]
x[0], x[1] = x[1], x[0]
print("swapped")
x[:] = []
a = b = D("two names")
a = None
print("one name left")
b = None


def arg(x):
    x = None
    print("argument rebound")


arg(D("arg"))


def returned():
    return D("returned")


returned()
v = returned().n
print(v)
(D("in tuple"), D("in tuple 2"))
D("statement").n
print([D("in display").n, 1])
if D("condition"):
    print("in if")
for i in [D("iterated")]:
    print("loop body")
del i
print(D("left").n + D("right").n)
try:
    raise KeyError(D("in exception"))
except KeyError as e:
    print("handler")
print("after")


def gen():
    d = D("gen local")
    yield 1
    del d
    print("in gen after del")
    yield 2


for _ in gen():
    pass
d = {D("key"): 1} if False else None
while True:
    z = D("in while")
    break
del z
print("end")
