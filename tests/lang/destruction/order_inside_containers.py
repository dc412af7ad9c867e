class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print(self.n, end=" ")


l = [D(i) for i in range(4)]
del l
print("list")
t = tuple(D(i) for i in range(4))
del t
print("tuple")
d = {i: D(i) for i in range(4)}
del d
print("dict")


class Node:
    def __init__(self, n, child=None):
        self.n, self.child = n, child

    def __del__(self):
        print(f"node{self.n}", end=" ")


n = Node(0, Node(1, Node(2)))
del n
print("chain, outer first")


class Two:
    def __init__(self):
        self.a, self.b, self.c = D("a"), D("b"), D("c")


x = Two()
del x
print("attributes")


class Slots:
    __slots__ = ("p", "q")


s = Slots()
s.q, s.p = D("q"), D("p")
del s
print("slots")


def f():
    a, b, c = D("fa"), D("fb"), D("fc")


f()
print("locals")
l = [D("x"), D("y"), D("z")]
l[:2] = []
print("slice")
l.pop()
print("pop")
m = {"a": D("ma")}
m.clear()
print("clear")
