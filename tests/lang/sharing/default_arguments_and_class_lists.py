def append_to(x, target=[]):
    target.append(x)
    return target


print(append_to(1), append_to(2), append_to(3, []), append_to(4))


def fixed(x, target=None):
    target = [] if target is None else target
    target.append(x)
    return target


print(fixed(1), fixed(2))
print(append_to.__defaults__, fixed.__defaults__)


class Basket:
    items = []

    def __init__(self, owner, extras={}):
        self.owner = owner
        self.extras = extras

    def add(self, x):
        self.items.append(x)


a, b = Basket("a"), Basket("b")
a.add(1)
b.extras["k"] = 1
print(b.items, a.extras, a.items is b.items is Basket.items, a.extras is b.extras)
b.items = b.items + [2]
b.add(3)
print(a.items, b.items, Basket.items)
rows = [[]] * 3
rows[0].append("x")
print(rows)
rows = [[] for _ in range(3)]
rows[0].append("x")
print(rows)
d = dict.fromkeys("ab", [])
d["a"].append(1)
print(d)
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
t = [1, 2, 3]
u = t
t = t + [4]
print(t, u)
t = u
t += [4]
print(t, u)
copy = t[:]
deep = [t, [5]]
shallow = deep[:]
shallow[1].append(6)
shallow.append(7)
print(copy is t, copy == t, deep, shallow)
