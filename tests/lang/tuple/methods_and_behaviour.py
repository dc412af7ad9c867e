t = (1, 2, 3, 2)
print(t, len(t), t[0], t[-1], t[1:3], t.count(2), t.index(3), t.index(2, 2), t + (4,), t * 2, 2 in t, t == (1, 2, 3, 2), t < (1, 3), (1,) < (1, 0), () < (1,), hash(t) == hash((1, 2, 3, 2)))
print((), (1,), ((),), tuple(), tuple("ab"), tuple([1]), tuple(range(3)), tuple({1: 2}), tuple(x for x in "q"), tuple(t) is t, t[:] is t, (1, 2) + (), bool(()), bool((0,)))
a, b = 1, 2
a, b = b, a
print(a, b, (lambda *a: a)(1, 2), {(1, 2): "k"}[1, 2], isinstance(t, tuple), max(t), sum(t), sorted(t), list(reversed(t)), [*t], (*t, 5), (t, t) == (t, t), ((1, 2), [3])[1])
x = ([],)
x[0].append(1)
print(x)
for bad in ("t[9]", "t['a']", "t.index(9)", "t + [1]", "t * 'a'", "t < [1]", "hash(([],))", "t.append", "t.count()", "tuple(5)", "tuple(1, 2)", "t.index()", "(1, 'a') < (1, 2)"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
try:
    t[0] = 1
except TypeError as e:
    print(e)
try:
    del t[0]
except TypeError as e:
    print(e)
print(hash(()) == hash(()), hash((1,)) == hash((1.0,)), hash((1, 2)) != hash((2, 1)), repr((1, "a", None)), str(("x",)), (1, 2, 3)[::-1], (0,) * 3)
