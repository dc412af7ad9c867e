class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return self.v % 4

    def __eq__(self, o):
        eqs.append((self.v, o.v))
        return self.v == o.v

    def __repr__(self):
        return f"K{self.v}"


eqs = []
d = {K(i): i for i in range(12)}
print(len(d), d[K(5)], K(99) in d, list(d)[:3])
a = K(1)
e = {a: "x"}
eqs.clear()
print(e[a], eqs)
del d[K(4)]
print(len(d), K(4) in d, d.pop(K(8)), K(8) in d, K(0) in d)


class Raises:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return 7

    def __eq__(self, o):
        raise ValueError("eq raises")


r = {Raises(1): 1}
for op in (lambda: r[Raises(2)], lambda: Raises(3) in r, lambda: r.setdefault(Raises(4), 1), lambda: r.pop(Raises(5)), lambda: r.get(Raises(6)), lambda: r.update({Raises(1): 2}), lambda: {Raises(1), Raises(2)}):
    try:
        op()
    except ValueError as ex:
        print(ex)
print(len(r))


class Grows:
    target = None

    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 1

    def __eq__(self, o):
        if Grows.target is not None:
            t, Grows.target = Grows.target, None
            for i in range(50):
                t[i] = i
        return isinstance(o, Grows) and self.n == o.n


g = {Grows(1): "one", Grows(2): "two"}
Grows.target = g
print(g[Grows(2)], len(g))


class Sub(dict):
    def __getitem__(self, k):
        return "overridden"

    def __contains__(self, k):
        return True


s = Sub(a=1)
print(s["zzz"], "q" in s, s.get("a"), s.get("zzz"), {**s}, dict(s), list(s.items()))
print({1: "a", True: "b", 1.0: "c"}, {"a": 1, "a": 2}, {0: 1, False: 2, -0.0: 3, 0j: 4})
