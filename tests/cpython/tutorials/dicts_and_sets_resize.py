# Dicts and sets that grow, lose keys, and are combined.
import sys
g = sys.getsizeof
d = {}
last = None
for i in range(200):
    d[i] = i
    if g(d) != last: last = g(d); print(i, last, end="; ")
print()
for i in range(150): del d[i]
print(g(d))
d["x"] = 1
print(g(d))
d = dict(d)
print(g(d))
d.clear()
print(g(d))
d["a"] = 1
print(g(d))
d = {str(i): i for i in range(100)}
last = None
for i in range(100, 400):
    del d[str(i - 100)]; d[str(i)] = i
    if g(d) != last: last = g(d); print(i, last, end="; ")
print()
d = dict.fromkeys("abcdefgh")
print(g(d))
d.update(x=1, y=2)
print(g(d))
e = dict(d, z=1)
print(g(e))
e = {**d, "q": 1}
print(g(e))
e = dict(a=1, b=2, c=3)
print(g(e))
e = dict([("a", 1), ("b", 2)])
print(g(e))
e = dict(zip("abcdefg", range(7)))
print(g(e))
e.setdefault("k", 1)
print(g(e))
e.pop("a")
e.popitem()
print(g(e))
e = e.copy()
print(g(e))
e = {1: 1, "a": 2}; print(g(e)); e = {"a": 2}; print(g(e)); e[1] = 2; print(g(e))
e = {i: None for i in range(5)}; print(g(e)); e[5] = 1; print(g(e))
print([g(dict.fromkeys(range(n))) for n in range(0, 50, 3)])
print([g(dict.fromkeys(map(str, range(n)))) for n in range(0, 50, 3)])
print([g(dict.fromkeys(set(range(n)))) for n in range(0, 50, 3)])
print(g(d.keys()), g(d.values()), g(d.items()), g(iter(d)), g(iter(d.items())), g(reversed(d)))
s = set()
last = None
for i in range(300):
    s.add(i)
    if g(s) != last: last = g(s); print(i, last, end="; ")
print()
for i in range(290): s.discard(i)
print(g(s))
s.add(1000)
print(g(s))
print(g(s | {1}), g(s & s), g(s - {1}), g(s ^ {1, 2, 3}), g(set(s)), g(s.copy()), g(frozenset(s)))
print([g(set(range(n))) for n in range(0, 60, 5)], [g(frozenset(range(n))) for n in range(0, 60,
      5)])
a, b = set(range(50)), set(range(25, 80))
print(g(a | b), g(a & b), g(a - b), g(a ^ b), g(a.union([1], [2])), g(a.intersection(range(10))),
      g(a.difference(range(40))))
a |= b
print(g(a))
a &= set(range(10))
print(g(a))
a -= {1}
print(g(a))
a ^= set(range(100))
print(g(a))
a.clear()
print(g(a))
a.update(range(9), "abc")
print(g(a))
a.pop()
print(g(a))
a.difference_update(range(5))
a.intersection_update({5, 6})
print(g(a))
a.symmetric_difference_update([1, 2])
print(g(a))
