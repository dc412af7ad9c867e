rows = [{"n": "b", "v": 2}, {"n": "a", "v": 2}, {"n": "c", "v": 1}]
print([r["n"] for r in sorted(rows, key=lambda r: r["v"])], [r["n"] for r in sorted(rows, key=lambda r: (r["v"], r["n"]))], [r["n"] for r in sorted(rows, key=lambda r: r["v"], reverse=True)], [r["n"] for r in sorted(rows, key=lambda r: -r["v"])])
print(sorted("bAc"), sorted("bAc", key=str.lower), sorted(["10", "9", "1"], key=int), sorted([[2, 1], [1, 5], [1]]), sorted({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), sorted([True, False, 2, 0]), sorted([1.5, 1, 2]), sorted([(1, "z"), (1, "a")]))
print(min(rows, key=lambda r: r["v"])["n"], max(["aa", "b", "cc"], key=len), min([3, -5, 2], key=abs), max(1, -7, key=abs), min("b", "a"), max([1], default=0), min((), default="empty"), max([[1, 2], [1, 3]]))
l = [5, 2, 9]
print(l.sort(), l, sorted(l, reverse=True), l[::-1], list(reversed(l)), sorted(l, key=lambda x: x % 5), sum(sorted(l)[:2]))


def cmp_to_key(cmp):
    class K:
        def __init__(self, o):
            self.o = o

        def __lt__(self, other):
            return cmp(self.o, other.o) < 0
    return K


print(sorted(["aaa", "b", "cc"], key=cmp_to_key(lambda a, b: len(a) - len(b))), sorted(range(10), key=lambda x: (x % 3, -x)))
calls = []
sorted([3, 1, 2], key=lambda x: calls.append(x) or x)
print(calls)
