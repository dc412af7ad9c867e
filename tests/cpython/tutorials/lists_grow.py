# How lists, comprehensions and copies grow.
import sys
g = sys.getsizeof
# comprehensions and growth
last = None
l = []
for i in range(200):
    l.append(i)
    if g(l) != last: last = g(l); print("append", i, last)
print([g([j for j in range(n)]) for n in range(0, 70, 3)])
print([g({j for j in range(n)}) for n in range(0, 70, 3)])
print([g({j: j for j in range(n)}) for n in range(0, 70, 3)])
print([g({str(j): j for j in range(n)}) for n in range(0, 70, 3)])
print([g(list(range(n))) for n in range(0, 40)])
print([g(tuple(j for j in range(n))) for n in range(0, 20)])
print([g(list(j for j in range(n))) for n in range(0, 20)])
print([g(sorted(j for j in range(n))) for n in range(0, 20)])
print([g([*range(n)]) for n in range(0, 20)], [g((*range(n),)) for n in range(12)],
      [g({*range(n)}) for n in range(12)])
a = [1, 2, 3]
a += [4]
print(g(a))
a += (5, 6, 7, 8, 9)
print(g(a))
a = a + [1]
print(g(a))
a *= 3
print(g(a))
a[2:5] = []
print(g(a))
a[1:1] = range(50)
print(g(a))
while a: a.pop(); print(g(a), end=" ")
print()
a = [0] * 10
print(g(a))
a.append(1)
print(g(a))
a.insert(0, 1)
print(g(a))
a.clear()
print(g(a))
a.extend(range(3))
print(g(a))
a.extend(iter(range(30)))
print(g(a))
b = a.copy()
print(g(b))
b = a[:]
print(g(b))
del a[5:]
print(g(a))
a.sort()
print(g(a))
a.reverse()
print(g(a))
x = [None for _ in range(3)]
y = [[0] * 3 for _ in range(3)]
print(g(x), g(y), [g(r) for r in y])
print(g(list("hello world")), g("a b c d e f g h i j".split()), g(list(zip(range(9), range(9)))),
      g(list(map(str, range(17)))), g(list(filter(None, range(17)))), g([*"abc", *"de"]))
