# Strings, loops, copies and closures as most tutorials have them.
import sys
g = sys.getsizeof
names = [f"user_{i}" for i in range(50)]
print(g(names), sum(map(g, names)), g(" ".join(names)), g("".join(names).upper()))
print(g("%d-%s" % (1, "x")), g("{:>20}".format("a")), g(str(10 ** 30)), g(repr([1] * 5)),
      g(hex(255)), g(bin(255)), g(chr(8364)), g(ascii("é")))
t = str.maketrans("abc", "xyz")
print(g(t), g("abcabc".translate(t)), g("abc".replace("a", "€")), g("€uro".replace("€", "e")),
      g("naïve"[:2]), g("naïve"[:3]), g("😀a"[1:]), g("x" + "y" * 3), g("a" * 0),
      g("Aa".swapcase()))
print(g("a b c".split()), g("a,b".split(",")), g("line\n" * 3), g(("line\n" * 3).splitlines()),
      g("x=1".partition("=")), g(list("abc" * 5)), g(sorted("hello")), g(set("hello")),
      g(dict(zip("abc", range(3)))), g(tuple("abc")))
m = {}
for w in "the cat sat on the mat the end".split(): m.setdefault(w, []).append(len(w))
print(g(m), {k: g(v) for k, v in m.items()}, g(m.keys()), g(list(m)), g(list(m.items())),
      g(sorted(m.items())), g(max(m)), g({v[0]: k for k, v in m.items()}))
stack = []
for i in range(100): stack.append(i)
sizes = set()
while stack:
    stack.pop(); sizes.add(g(stack))
print(sorted(sizes))
q = list(range(20))
q = q[5:]
print(g(q))
q[2:4] = [9] * 10
print(g(q))
q.extend(q)
print(g(q))
q.remove(9)
print(g(q))
q = [x for x in q if x % 2]
print(g(q))
q.sort(key=lambda x: -x)
print(g(q))
q *= 2
print(g(q))
q += range(3)
print(g(q))
q = q + q
print(g(q))
q.insert(3, 3)
print(g(q))
q = list(reversed(q))
print(g(q))
q = list(dict.fromkeys(q))
print(g(q))
q = [*q, *q]
print(g(q))
a, *rest = q
print(g(rest))
print(g([i for i in range(20) if i % 3]), g([[j for j in range(i)] for i in range(5)]))
d = {i: i * i for i in range(10)}
print(g(d))
d.update({i: i for i in range(20, 40)})
print(g(d))
[d.pop(k) for k in list(d)[:25]]
print(g(d))
d[100] = 1
print(g(d))
d = {**d}
print(g(d))
d.update({i: 0 for i in range(9)})
print(g({k: v for k, v in d.items() if v}), g(dict(sorted(d.items()))), g(dict(d.items())),
      g({}.fromkeys("abcdef", 0)))
s = {1, 2, 3}
print(g(s))
s |= {4, 5}
print(g(s))
s.update(range(50))
print(g(s))
s -= set(range(40))
print(g(s))
print(g(s.copy()), g(s | {1}), g(set(list(s))), g({x for x in range(30)}), g(frozenset(range(5))),
      g(frozenset("abc")), g({*()}), g(set().union(range(10), range(20))))
class Vec:
    __slots__ = ("x", "y", "z")
    def __init__(self, *v): self.x, self.y, self.z = v
    def __iter__(self): return iter((self.x, self.y, self.z))
class Box:
    count = 0
    def __init__(self, w): self.w = w; Box.count += 1
    def __repr__(self): return "Box"
v = Vec(1, 2, 3)
b = Box(1)
print(g(v), g(list(v)), g(b), g(b.__dict__), g(Box.__dict__), g(vars(b)), g(b.__repr__),
      g(Box.__init__), g(Vec.x), g([Box(i) for i in range(10)]))
class Sub(Box):
    def __init__(self, w): super().__init__(w); self.extra = [w]
sb = Sub(2); print(g(sb), g(sb.__dict__), g(Sub), g(Box), g(Vec))
def counter():
    n = 0
    def inc():
        nonlocal n; n += 1; return n
    return inc
c = counter(); print(g(c), g(c.__closure__), g(c()), g(lambda *a, **k: (a, k)))
print(g((i for i in [])) > 100, g(iter([1, 2])), g(map(str, [])), g(open), g(range(5)),
      g(enumerate("a")), g(reversed([1])), g(reversed((1,))), g(iter({}.values())),
      g(iter({1}.copy())), g(zip("a", "b")))
print([g(2 ** i) for i in range(0, 130, 10)], [g(-i) for i in (1, 255, 256, 2 ** 30)],
      g(10 ** 100), g(3.0 ** 50), g(1 // 1), g(True + True), g(round(2.5)), g(int("7" * 20)),
      g(sum(range(10 ** 6))), g(abs(-2 ** 70)), g(divmod(2 ** 70, 3)), g(pow(2, 100, 7)))
e = ValueError("bad")
e.extra = 1
print(g(e), g(e.__dict__), g(e.args), g(KeyError("k")), g(FileNotFoundError(2, "x")),
      g(UnicodeEncodeError("ascii", "é", 0, 1, "x")), g(RecursionError()), g(Exception("a", "b",
      "c")))
