print([x * 2 for x in range(5)], {x % 3 for x in range(9)}, {x: x ** 2 for x in range(4)}, list(x for x in "abc"))
print([(x, y) for x in range(3) for y in range(x)])
print([x for x in range(20) if x % 2 if x % 3])
print([[i * j for j in range(3)] for i in range(3)])
print([a if a > 1 else -a for a in range(4)])
print({k: v for k, v in zip("abc", range(3)) if v})
print([x for (x, _), *rest in [((1, 2), 3, 4), ((5, 6),)]], [rest for a, *rest in ["xyz", "ab"]])
x = "outer"
print([x for x in range(2)], x)
print([y := 5, y ** 2], y, [last := z for z in range(3)], last)
print([i for i in range(5) if (j := i * i) > 3], j)
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(row) for row in zip(*matrix)], [v for row in matrix for v in row])


def f(n):
    return [n + i for i in range(n)], (lambda: [n for _ in range(1)])()


print(f(3))
print([lambda: i for i in range(3)][0](), [(lambda i=i: i)() for i in range(3)])
try:
    [1 / x for x in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    [q for q in 5]
except TypeError as e:
    print(e)
g = (print("evaluated", v) for v in [1, 2])
print("nothing yet")
next(g)
try:
    (w for w in undefined)
except NameError as e:
    print(e)
g = (1 / v for v in [0])
try:
    next(g)
except ZeroDivisionError as e:
    print(e)
print(type({}), type({*()}), {*[1], *[1]}, [*range(3), *"ab"], {**{"a": 1}, "b": 2, **{"a": 3}}, (*[], 1))
print({(a, b): a + b for a in range(2) for b in range(2)})
print([c for c in {"k1": 1, "k2": 2}], [*{"k": 1}.items()])
order = []
def n(v):
    order.append(v)
    return v
{n("k"): n("v") for _ in range(1)}
{n(1): n(2), n(3): n(4)}
print(order)
