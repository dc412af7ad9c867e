a, *b, c = range(6)
print(a, b, c)
*a, = "xyz"
print(a)
[a, [b, *c], (d, *e)] = 1, (2, 3, 4), "pq"
print(a, b, c, d, e)
first, *rest = [1]
print(first, rest)
(x, y), z = [1, 2], 3
for i, *j in [(1, 2, 3), "ab"]:
    print(i, j)
d = {}
d["a"], *d["rest"] = 1, 2, 3
print(d)


def f(*a, **k):
    return a, k


print(f(*[1], 2, *(3,), *{4: 5}, x=1, **{"y": 2}, **{}))
print([*range(2), *[], *"ab"], (*"x", 1), {*"aa"}, {**{}, "q": 1})
t = *range(3), 9
print(t)


def g():
    return *[1, 2], 3


def h():
    yield *[1, 2], 3


print(g(), list(h()))
for v in *[1], *[2]:
    print(v)
print(*[1, 2], *"ab", sep="-")
bad = [
    "a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "a, b = 'x'", "(a, b), c = 1, 2", "a, b = {}",
    "*a, b = []", "a, b, c = iter([1, 2])", "[a] = 5", "a, b = (x for x in range(10))", "[*3]", "{**3}", "{*4}", "print(*5)",
    "print(**5)", "() = 5", "() = [1]", "a, b = None",
]
for source in bad:
    try:
        exec(source)
        print("fine", source)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
() = []
[] = ()
