points = {(0, 0): "origin", (1, 2): "p"}
print(points[0, 0], points[(1, 2)], (0, 0) in points, [x + y for x, y in points])


def stats(*n):
    return min(n), max(n), sum(n) / len(n)


lo, hi, mean = stats(1, 2, 6)
print(lo, hi, mean, stats(5))
people = [("ann", 30), ("bob", 25), ("cid", 30)]
print(sorted(people, key=lambda p: (-p[1], p[0])), dict(people), [n for n, a in people if a > 26], max(people, key=lambda p: p[1]), list(zip(*people)))
(a, b), (c, (d, e)) = (1, 2), (3, (4, 5))
print(a, b, c, d, e, (a, b) < (c, d), (1, 2, 3)[1:], (1,) * 3, () + (1,), (1, 2) == (1.0, 2.0), hash((1, 2)) == hash((1.0, 2.0)))
t = (1, [2, 3])
t[1].append(4)
print(t)
try:
    t[1] += [5]
except TypeError as e:
    print(e, t)
try:
    hash(t)
except TypeError as e:
    print(e)
x, = [7]
print(x, (7), (7,), type((7)), type((7,)), tuple(i * i for i in range(3)), isinstance((), tuple), tuple("ab") + tuple([1]), 1 in (1, 2), (3, 1, 2).index(1), (1, 1, 2).count(1), len(((1, 2), 3)))
