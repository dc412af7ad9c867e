r = range(2, 20, 3)
print(r, len(r), list(r), r[0], r[-1], r[1:3], r[::-1], r[::2], 5 in r, 6 in r, 5.0 in r, "a" in r, r.index(8), r.count(8), r.count(9), r.start, r.stop, r.step, list(reversed(r)), bool(range(0)))
print(range(5), range(0), range(5, 1), list(range(5, 1, -2)), len(range(10, 0, -3)), range(3) == range(0, 3, 1), range(0) == range(2, 1), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)), range(1, 2, 3), repr(range(0, 5, 2)), range(-3, 3)[2])
big = range(10 ** 20, 10 ** 20 + 10, 3)
print(big, len(big), list(big), big[1], 10 ** 20 + 3 in big, big.index(10 ** 20 + 6), list(range(2 ** 62 - 1, 2 ** 62 + 2)), list(range(-(2 ** 63) - 1, -(2 ** 63) + 1)), range(10 ** 30)[10 ** 29])
print(sum(range(101)), max(range(5)), min(range(3, 0, -1)), sorted(range(3, 0, -1)), list(zip(range(3), range(5, 8))), [*range(2)], tuple(range(2)), True in range(2), range(True), range(3)[True], list(map(lambda x: x * x, range(4))))
it = iter(range(3))
print(next(it), list(it), list(it), it.__length_hint__(), type(it).__name__, type(iter(range(2 ** 65))).__name__)


class I:
    def __index__(self):
        return 4


print(range(I()), list(range(0, I())), range(10)[I()])
for bad in ("range()", "range(1.5)", "range('a')", "range(1, 2, 0)", "range(1, 2, 3, 4)", "range(3)[5]", "range(3)['a']", "range(3).index(9)", "range(3) + range(2)", "range(3) < range(4)", "len(range(2 ** 70))", "range(3).foo", "setattr(range(3), 'start', 1)", "range(stop=3)", "range(None)", "range(3)[::0]", "range(3).index('a')"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
