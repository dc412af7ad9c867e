def deepcopy(x, memo=None):
    memo = memo if memo is not None else {}
    if id(x) in memo:
        return memo[id(x)]
    match x:
        case list():
            memo[id(x)] = y = []
            y += [deepcopy(v, memo) for v in x]
        case dict():
            memo[id(x)] = y = {}
            y.update((deepcopy(k, memo), deepcopy(v, memo)) for k, v in x.items())
        case tuple():
            y = memo[id(x)] = tuple(deepcopy(v, memo) for v in x)
        case set():
            y = memo[id(x)] = {deepcopy(v, memo) for v in x}
        case Thing():
            y = memo[id(x)] = Thing.__new__(Thing)
            y.__dict__.update(deepcopy(x.__dict__, memo))
        case _:
            y = x
    return y


class Thing:
    def __init__(self, **kw):
        self.__dict__.update(kw)


shared = [1, 2]
t = Thing(a=shared, b=shared, c={"k": shared}, d=(shared, 3))
t.me = t
u = deepcopy(t)
print(u.a == t.a, u.a is t.a, u.a is u.b, u.c["k"] is u.a, u.d[0] is u.a, u.me is u, sorted(vars(u)))
u.a.append(3)
print(t.a, u.b)
for original in ([1, [2]], {"k": [1]}, {1, 2}, bytearray(b"x")):
    c = original.copy()
    print(c == original, c is original, type(c).__name__)
a = [[1], [2]]
b, c, d, e = a[:], list(a), a.copy(), [*a]
a[0].append(9)
a.append([3])
print(b, c, d, e, all(x[0] is a[0] for x in (b, c, d, e)))
x = {"list": [1]}
y, z = dict(x), {**x}
x["list"].append(2)
x["new"] = 1
print(y, z)
