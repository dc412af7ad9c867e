l = [3, 1, 2]
l.append(5)
l.extend([7, 8])
l.extend("ab")
l.insert(0, "first")
l.insert(100, "last")
l.insert(-1, "before last")
print(l, len(l), l.index(1), l.count(3), l.pop(), l.pop(0), l.pop(-2), l)
l.remove("a")
l.reverse()
print(l, l.copy(), l.copy() is l, l.copy() == l)
n = [3, 1, 2, 10, -5]
n.sort()
print(n)
n.sort(reverse=True)
print(n)
n.sort(key=abs)
print(n, sorted(n, key=lambda x: -x), sorted("bca", reverse=True), sorted({3: 1, 1: 2}), list(reversed(n)))
words = ["banana", "Apple", "cherry", "apple", "fig"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=lambda w: (len(w), w), reverse=True))
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "y")]
print(sorted(pairs), sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))
n.clear()
print(n, bool(n), [1, 2] + [3], [0] * 3, 2 * [1, 2], [1] * 0, [1] * -1, [[]] * 2, 1 in [1, 2], [1, 2] == [1, 2], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, 2] != [1])
a = [1, 2, 3]
b = a
b += [4]
a *= 2
print(a, b is a, a.index(3, 4), a.index(1, 1, 6), a.__len__(), a.__contains__(2))
shared = [[0]] * 3
shared[0].append(1)
print(shared, [[0] for _ in range(2)], list(), list("abc"), list(range(3)), list((1,)), list({1: 2}), list(x for x in [1]))
m = [1, 2, 3]
m.extend(m)
m[1:2] = m
print(m)
m.append(m)
print(m[-1] is m, len(m))
big = list(range(1000))
big.sort(key=lambda x: (x * 7919) % 1000)
print(big[:10], sum(big), big == sorted(big, key=lambda x: (x * 7919) % 1000))
for bad in ("[].pop()", "[1].pop(3)", "[1].remove(2)", "[1].index(2)", "[1].insert()", "[1].sort(1)", "[1, 'a'].sort()", "[1].sort(key=5)", "[1].extend(5)", "[1] + (2,)", "[1] * 'a'", "[1] < (1,)", "[1].sort(foo=1)", "[1].pop('a')", "[1].append()", "list(1)", "list(1, 2)", "[1].index()", "[1].count()", "[1].reverse(1)", "[].index(1, 2)", "[3, 1].sort(key=lambda: 0)", "hash([])", "[1].copy(1)", "list(x=1)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
