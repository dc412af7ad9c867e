class K:
    def __init__(self, v, tag):
        self.v, self.tag = v, tag

    def __lt__(self, o):
        return self.v < o.v

    def __repr__(self):
        return f"{self.v}{self.tag}"


data = [K(v, t) for v, t in zip([3, 1, 2, 1, 3, 2, 1], "abcdefg")]
print(sorted(data), sorted(data, reverse=True), min(data), max(data))


class Fails:
    def __lt__(self, o):
        raise ValueError("no order")


l = [Fails(), Fails()]
try:
    l.sort()
except ValueError as e:
    print(e, len(l))
l = [3, 1, "x", 2]
try:
    l.sort()
except TypeError as e:
    print(e, sorted(map(str, l)))


def key(x):
    if x == 2:
        raise KeyError("key")
    return x


l = [3, 2, 1]
try:
    l.sort(key=key)
except KeyError as e:
    print(e, l)


class Mutates:
    def __lt__(self, o):
        victims.append(1)
        return False


victims = [Mutates(), Mutates()]
try:
    victims.sort()
except ValueError as e:
    print(e, len(victims))
seen = []
m = [2, 1]
m.sort(key=lambda x: seen.append(list(m)) or x)
print(seen, m)
for n in (0, 1, 2, 31, 32, 33, 64, 65, 100, 500):
    x, out = 12345, []
    for i in range(n):
        x = (x * 1103515245 + 12345) % 2 ** 31
        out.append(x % 50)
    s = sorted(out)
    print(n, all(a <= b for a, b in zip(s, s[1:])), sum(s) == sum(out), sorted(out, reverse=True) == s[::-1], sorted(s) == s)
runs = list(range(50)) + list(range(100, 50, -1)) + [5] * 20
print(sorted(runs)[:8], sorted(runs)[-3:], len(sorted(runs)))
idx = sorted(range(10), key=lambda i: (i * 3) % 10)
print(idx, sorted([(1, 2), (1,), ()]), sorted([[2], [1, 5], [1]]), sorted([True, 0, 2.5, -1]))
