d = {"a": 1, "b": 2, "c": 3}
k, v, i = d.keys(), d.values(), d.items()
print(k, v, i, len(k), len(v), len(i), "a" in k, 1 in v, ("a", 1) in i, ("a", 2) in i, "a" in i)
d["d"] = 4
del d["a"]
print(k, v, i, list(k), sorted(v), type(k), type(v), type(i))
print(sorted(k & {"b", "z"}), sorted(k | {"z"}), sorted(k - {"b"}), sorted(k ^ {"b", "q"}), k == {"b", "c", "d"}, k < {"b", "c", "d", "e"}, k.isdisjoint({"q"}), sorted(i & {("b", 2)}), i == {("b", 2), ("c", 3), ("d", 4)}, v == d.values(), k >= {"b"}, sorted({"b", "x"} & k))
print(k.mapping["b"], type(k.mapping).__name__, list(reversed(k)), list(reversed(v)), list(reversed(i)), repr({}.keys()), repr({}.items()), repr({1: 2}.values()))
it = iter(d)
print(next(it))
d["new"] = 1
try:
    next(it)
except RuntimeError as e:
    print(e)
try:
    for x in d:
        del d[x]
        d[x + "z"] = 1
        if len(x) > 3:
            break
except RuntimeError as e:
    print(e)
it = iter({1: 2, 3: 4})
print(it.__length_hint__(), list(it), list(it), type(iter(d.values())).__name__, type(iter(d.items())).__name__, type(reversed(d)).__name__, type(iter(d)).__name__)
for bad in ("hash(k)", "k[0]", "k + k", "k.add(1)", "v & v", "{[]: 1}.keys()", "k < 5", "[] in k"):
    try:
        print(eval(bad))
    except (TypeError, AttributeError) as e:
        print(bad, type(e).__name__, e)
empty = {}
print(list(empty.items()), empty.keys() == set(), empty.keys() & [1], {1: 1}.keys() - [1])
