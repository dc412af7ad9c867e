class Bad:
    def __repr__(self):
        raise ValueError("bad repr")


for c in ([Bad()], (Bad(),), {1: Bad()}, {Bad()}, {Bad(): 1}):
    try:
        repr(c)
    except ValueError as e:
        print(type(c).__name__, e)


class Clears:
    def __init__(self, target):
        self.target = target

    def __repr__(self):
        self.target.clear()
        return "cleared"


l = []
l.extend([Clears(l), 1, 2])
print(l, len(l))
d = {}
d[1] = Clears(d)
d[2] = 2
try:
    print(d)
except RuntimeError as e:
    print(e)
print(len(d))


class Grows:
    def __init__(self, target):
        self.target = target
        self.n = 0

    def __repr__(self):
        if self.n < 5:
            self.n += 1
            self.target.append(self.n)
        return "g"


g = []
g.append(Grows(g))
print(g)
x = [1]
x.append(x)
y = {"me": None}
y["me"] = y
print(x, y, [x, y])


class NotStr:
    def __repr__(self):
        return 5

    __str__ = __repr__


for f in (repr, str, ascii, lambda v: f"{v}", lambda v: "%s" % v, print):
    try:
        f(NotStr())
    except TypeError as e:
        print(e)
