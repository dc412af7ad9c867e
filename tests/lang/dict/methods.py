d = {"a": 1, "b": 2}
d["c"] = 3
print(d, len(d), d["a"], d.get("z"), d.get("z", 0), "a" in d, 1 in d, list(d), list(d.keys()), list(d.values()), list(d.items()), d.setdefault("a", 9), d.setdefault("n", []), d.pop("n"), d.pop("n", "dflt"), d)
print(d.popitem(), d, d.copy(), d.copy() is d, d.update({"x": 1}), d.update([("y", 2)], z=3), d.update(w=4), d)
print(dict(), dict(a=1), dict([(1, 2)]), dict({1: 2}, b=3), dict(zip("ab", [1, 2])), dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), {**{"a": 1}, "b": 2}, {"a": 1} | {"b": 2}, {1: 1} == {1: 1.0}, {1: 2, 3: 4} == {3: 4, 1: 2}, {} == {}, {1: 2} != {1: 3})
d.clear()
print(d, bool(d), {1: "int", 1.0: "float", True: "bool"}, {(1, 2): 3}[1, 2], {None: 0}[None])
o = {}
for k in "zyxw":
    o[k] = ord(k)
del o["y"]
o["y"] = 0
o["z"] = 1
print(o, list(reversed(o)), list(reversed(o.items())), next(iter(o)), sorted(o), min(o), sorted(o.items(), key=lambda kv: kv[1]), {v: k for k, v in o.items()}, max(o, key=o.get))
o |= {"q": 5}
o |= [("r", 6)]
print(o, len(o), sum(o.values()), dict(sorted(o.items())), any(o), [k for k in o if o[k] > 5])
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2):
    del big[i]
print(len(big), big[999], 500 in big, sum(big), list(big)[:3])
for i in range(2000):
    big[i] = 0
print(len(big), list(big)[-1])
nested = {}
nested.setdefault("x", {}).setdefault("y", []).append(1)
print(nested)
for bad in ("{}['k']", "{}.pop('k')", "{}.popitem()", "{}[[]]", "{[]: 1}", "{}.update(5)", "dict(5)", "dict([1])", "dict([(1,)])", "{} < {}", "{} + {}", "dict(1, 2)", "{}.get()", "{}.get(1, 2, 3)", "{}.fromkeys()", "{}.setdefault()", "{} | 5", "{}.update([(1, 2, 3)])", "hash({})", "[] in {}", "dict(**{1: 2})", "{}.pop()", "{1: 2}.keys()[0]", "dict(['ab', 'c'])", "{}.items(1)", "{'a': 1}.a"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
