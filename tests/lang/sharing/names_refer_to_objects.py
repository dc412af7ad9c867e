import sys
a = [1, 2, 3]
b = a
c = a[:]
print(a is b, a is c, a == c)
b.append(4)
print(a, c)


def change(l):
    l.append("changed")
    l = ["rebound"]
    return l


print(change(a), a)
t = ([], [])
t[0].append(1)
print(t)
grid = [[0] * 2] * 2
grid[0][0] = 1
print(grid, grid[0] is grid[1])
x = y = {}
x["k"] = 1
print(y, x is y)
d1 = {"inner": [1]}
d2 = d1.copy()
d2["inner"].append(2)
d2["new"] = 1
print(d1, d2)
print(a is a[:], None is None, True is (1 == 1))
s = "abc"
t = s
s += "d"
print(s, t)
i = 1000
j = i
j += 1
print(i, j)


class Shared:
    items = []


p, q = Shared(), Shared()
p.items.append(1)
q.items = q.items + [2]
print(p.items, q.items, Shared.items)
base = sys.getrefcount(a)
r = [a, a, a]
print(sys.getrefcount(a) - base)
del r
print(sys.getrefcount(a) - base)
f = lambda: a
print(sys.getrefcount(a) - base)
k = {"a": a, 1: (a,)}
print(sys.getrefcount(a) - base)


class Holder:
    pass


h = Holder()
h.a = a
print(sys.getrefcount(a) - base)
del k, h
print(sys.getrefcount(a) - base)


def deep(v, memo=None):
    memo = {} if memo is None else memo
    if id(v) in memo:
        return memo[id(v)]
    if isinstance(v, list):
        out = memo[id(v)] = []
        out.extend(deep(x, memo) for x in v)
    elif isinstance(v, dict):
        out = memo[id(v)] = {}
        for kk, vv in v.items():
            out[deep(kk, memo)] = deep(vv, memo)
    else:
        return v
    return out


l = [1, [2], {"k": [3]}]
l.append(l)
l.append(l[1])
m = deep(l)
print(m[1] == l[1], m[1] is l[1], m[3] is m, m[4] is m[1], m)
