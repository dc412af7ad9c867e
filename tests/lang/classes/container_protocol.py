class Grid:
    def __init__(self, w, h):
        self.w, self.h = w, h
        self.cells = {}

    def __getitem__(self, key):
        print("get", key)
        return self.cells.get(key, 0)

    def __setitem__(self, key, value):
        print("set", key, value)
        self.cells[key] = value

    def __delitem__(self, key):
        print("del", key)
        del self.cells[key]

    def __missing__(self, key):
        return "missing"


g = Grid(2, 2)
g[0, 1] = 5
print(g[0, 1])
try:
    g[1:2] = "slice"
except TypeError as e:
    print(e)
g[..., None] = "ellipsis"
g[1, ..., "x"] = "three"
g["a"] += 4
del g["a"]
g[*(1, 2)] = 3
try:
    del g["a"]
except KeyError as e:
    print("KeyError", e)


class Default(dict):
    def __missing__(self, key):
        self[key] = value = [key]
        return value


d = Default()
d["x"].append(1)
print(d, d.get("y"), "y" in d)


class OldIter:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * i


print(list(OldIter()), 4 in OldIter(), 5 in OldIter(), [*OldIter()], max(OldIter()))
for bad in (lambda: object()[0], lambda: len(3), lambda: iter(5), lambda: 3 in 5, lambda: list(object),):
    try:
        bad()
    except TypeError as e:
        print(e)


def set_it():
    x = 5
    x[0] = 1


def del_it():
    x = (1,)
    del x[0]


for f in (set_it, del_it):
    try:
        f()
    except TypeError as e:
        print(e)


class CG:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)


print(CG[int], CG[1, 2])
