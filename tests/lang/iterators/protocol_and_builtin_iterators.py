class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Count(3)), [*Count(2)], sum(Count(4)), max(Count(3)), dict(zip("ab", Count(2))), sorted(Count(3)), tuple(Count(2)), 1 in Count(3), set(Count(2)))
a, b, c = Count(3)
print(a, b, c, list(map(str, Count(3))), list(filter(None, Count(3))), list(enumerate(Count(2), 5)), list(zip(Count(3), "ab")), "".join(map(str, Count(3))))
it = iter([1, 2, 3])
print(next(it), list(it), next(it, "end"), iter(it) is it, it.__length_hint__())
vals = iter([1, 2, 0, 3])
print(list(iter(lambda: next(vals), 0)), next(vals))
print(list(zip()), list(zip([1, 2], "ab", (True, False))), list(zip([1], [])), list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed([1, 2])), list(enumerate("ab")))
print(list(zip(*[(1, 2), (3, 4)])), all([]), any([]), all([1, 0]), any([0, 1]), sum([], 5), sum([[1], [2]], []), sum([1.5, 2]), min([3, 1], key=lambda x: -x), max("a", "bb", key=len), min([], default="d"), max(3, 1, 2))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as e:
    print(e)
try:
    list(zip([1], [1, 2], strict=True))
except ValueError as e:
    print(e)
l = [1, 2, 3]
it = iter(l)
next(it)
l.append(4)
print(list(it))
l.append(5)
print(list(it))
it = reversed(l)
print(next(it), it.__length_hint__())


class Bad:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


class Raises:
    def __iter__(self):
        raise KeyError("iter raised")


class NoneIter:
    __iter__ = None


for k in (Bad, NoNext, Raises, NoneIter):
    try:
        for _ in k():
            pass
    except (TypeError, KeyError) as e:
        print(type(e).__name__, e)
class Seq:
    def __len__(self):
        return 3
    def __getitem__(self, i):
        if i > 2:
            raise IndexError
        return i * 10
print(list(Seq()), list(reversed(Seq())), 20 in Seq(), [type(x).__name__ for x in (iter([]), iter(()), iter(""), iter({}), iter(set()), iter(b""), iter(range(1)), reversed([]), enumerate([]), zip(), map(str, []), filter(None, []), iter(Seq()), iter(int, 1))])
def gen():
    yield 1
g = gen()
print(list(zip(g, range(5))), list(g), next(iter({"k": 1}.items())), [i for i in iter("ab")], list(map(pow, [2, 3], [3, 2])), [x for x in enumerate("a", start=-1)])
for bad in ("next([])", "iter(5)", "iter(5, 1)", "list(5)", "zip(5)", "map(len)", "next(iter([]))", "enumerate([], 'a')", "reversed({1})", "sum(['a'])", "sum(['a'], '')", "min(1)", "max()", "min([])", "max(1, key=5)", "zip([1], x=1)", "sum([b'a'], b'')", "filter()", "enumerate([], 1, 2)", "max([1], default=2, foo=3)", "max(1, 2, default=3)", "any(1)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
