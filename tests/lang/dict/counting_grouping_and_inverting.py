text = "the cat the dog a cat the end"
counts = {}
for w in text.split():
    counts[w] = counts.get(w, 0) + 1
print(counts, sorted(counts, key=counts.get, reverse=True), max(counts, key=lambda k: (counts[k], k)))
groups = {}
for w in text.split():
    groups.setdefault(len(w), []).append(w)
print(groups)
inverse = {}
for k, v in counts.items():
    inverse.setdefault(v, set()).add(k)
print({k: sorted(v) for k, v in inverse.items()})
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print({**a, **b}, a | b, {k: (a.get(k), b.get(k)) for k in a | b}, {k: a[k] for k in a if k not in b}, a.keys() & b.keys(), sorted(a.keys() | b), dict(a, w=0), {k: v for d in (a, b) for k, v in d.items()})
nested = {"a": {"b": {"c": 1}}}
path = nested
for k in "abc":
    path = path[k]
print(path)


def flatten(d, prefix=""):
    for k, v in d.items():
        if isinstance(v, dict):
            yield from flatten(v, prefix + k + ".")
        else:
            yield prefix + k, v


print(dict(flatten({"a": 1, "b": {"c": 2, "d": {"e": 3}}})))
memo = {}


def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]


print(fib(60), len(memo))
d = {i: None for i in range(5)}
for k in list(d):
    if k % 2:
        del d[k]
print(d, list(d.items())[-1], next(reversed(d)), {}.get("x"), dict.fromkeys("abc", 0), dict([("k", "v")]), dict(zip("ab", (1, 2))), len(d), bool({}))
switch = {"add": lambda a, b: a + b, "mul": lambda a, b: a * b}
print(switch["add"](2, 3), switch.get("pow", lambda a, b: "unknown")(2, 3))
