a, b = set(range(0, 10, 2)), set(range(0, 10, 3))
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(b - a), sorted(a ^ b), a.isdisjoint({1, 3}), {0} < a, a > {2, 4}, a >= a)
print(len(a), 4 in a, 5 not in a, sorted({x % 3 for x in a}), sorted(set("hello") & set("world")), sorted(set([1, 2, 2, 3, 3, 3])), set() == set([]), {1} != {2})
seen, unique = set(), []
for x in [3, 1, 3, 2, 1]:
    if x not in seen:
        seen.add(x)
        unique.append(x)
print(unique)
f = frozenset(a)
print(f == a, hash(f) == hash(frozenset(sorted(a, reverse=True))), {f: "key"}[frozenset(a)], sorted(f | {99}), type(f & b).__name__, type(b & f).__name__)
primes = {n for n in range(2, 50) if all(n % d for d in range(2, n))}
print(sorted(primes), sum(primes), min(primes), max(primes))
c = a.copy()
c.add(100)
print(100 in a, 100 in c, sorted(c - a))
for op in ("a |= {50}", "a &= {50, 2, 4}", "a -= {2}", "a ^= {4, 5}"):
    exec(op)
    print(op, sorted(a))
power = [[]]
for x in [1, 2, 3]:
    power += [p + [x] for p in power]
print(sorted(map(tuple, power)), len({frozenset(p) for p in power}))
