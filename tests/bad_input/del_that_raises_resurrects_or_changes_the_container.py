import sys
kept = []


class Rescue:
    def __del__(self):
        kept.append(self)


l = [Rescue() for _ in range(3)]
l.clear()
print(len(kept))
kept.clear()
print(len(kept))


class Appends:
    def __del__(self):
        if len(l) < 20:
            l.append(5)


l = [Appends() for _ in range(5)]
l.clear()
print(l)
l = [Appends() for _ in range(5)]
l[:] = [1]
print(sorted(l))
l = [Appends(), 2, 3]
l[0] = 0
print(l)
l = [Appends(), Appends()]
del l[0]
print(len(l))


class DictDel:
    def __del__(self):
        d[len(d)] = "added"


d = {1: DictDel()}
d[1] = "replaced"
print(d)
d = {1: DictDel(), 2: DictDel()}
d.clear()
print(len(d) >= 1)
d = {1: DictDel()}
del d[1]
print(d)
d = {5: DictDel()}
d.pop(5)
print(d)


class SelfDel:
    def __init__(self):
        self.data = [self]

    def __del__(self):
        self.data = None


x = SelfDel()
x.data = [1]
del x


class Shrinks:
    def __del__(self):
        while items:
            items.pop()


items = [Shrinks() for _ in range(10)]
del items[3:7]
print(items)


class Iterates:
    def __del__(self):
        for k in e:
            pass


e = {i: Iterates() for i in range(5)}
e.clear()
print(e)


class Exits:
    def __del__(self):
        raise SystemExit(5)


class Deep:
    def __del__(self):
        def f():
            return f()
        try:
            f()
        except RecursionError:
            print("recursion in del is caught")


Deep()
a = [1, 2, 3]
for v in a:
    if len(a) < 10:
        a.append(v)
    a.pop(0)
    if len(a) < 2:
        break
print(len(a) >= 1)
