def count(start=0, step=1):
    while True:
        yield start
        start += step


def islice(it, *args):
    s = slice(*args)
    start, stop, step = s.start or 0, s.stop, s.step or 1
    for i, x in enumerate(it):
        if stop is not None and i >= stop:
            return
        if i >= start and (i - start) % step == 0:
            yield x


def chain(*its):
    for it in its:
        yield from it


def cycle(it):
    saved = list(it)
    while saved:
        yield from saved


def groupby(it, key=lambda x: x):
    group, last = [], object()
    for x in it:
        k = key(x)
        if group and k != last:
            yield last, group
            group = []
        last = k
        group.append(x)
    if group:
        yield last, group


def product(*its):
    if not its:
        yield ()
        return
    for x in its[0]:
        for rest in product(*its[1:]):
            yield (x, *rest)


def combinations(items, n):
    if n == 0:
        yield ()
        return
    for i in range(len(items)):
        for rest in combinations(items[i + 1:], n - 1):
            yield (items[i],) + rest


def accumulate(it, f=lambda a, b: a + b):
    it = iter(it)
    try:
        total = next(it)
    except StopIteration:
        return
    yield total
    for x in it:
        total = f(total, x)
        yield total


def tee(it, n=2):
    buffers = [[] for _ in range(n)]
    it = iter(it)

    def gen(b):
        while True:
            if not b:
                try:
                    v = next(it)
                except StopIteration:
                    return
                for x in buffers:
                    x.append(v)
            yield b.pop(0)
    return [gen(b) for b in buffers]


def takewhile(p, it):
    for x in it:
        if not p(x):
            break
        yield x


print(list(islice(count(5, 3), 4)), list(islice(cycle("ab"), 1, 6, 2)), list(chain([1], "x", (2,))), list(groupby("aaabbc")), list(groupby(range(6), lambda x: x // 4)))
print(list(product([1, 2], "ab")), list(combinations("abcd", 2)), list(accumulate([1, 2, 3, 4])), list(accumulate([3, 1, 4], max)), list(takewhile(lambda x: x < 3, count())))
a, b = tee(range(3))
print(next(a), next(a), list(b), list(a), list(accumulate([])), list(zip(count(), "xyz")))


class Reusable:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return iter(range(self.n))


r = Reusable(3)
print(list(r), list(r), list(zip(r, r)), max(r), [*r, *r], sorted(r, reverse=True), 2 in r)
