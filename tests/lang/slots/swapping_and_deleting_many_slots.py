class W:
    __slots__ = tuple(f"s{i}" for i in range(40))


w = W()
for i in range(0, 40, 3):
    setattr(w, f"s{i}", i)
print([getattr(w, n, "-") for n in W.__slots__])
w.s0, w.s3 = w.s3, w.s0
print(w.s0, w.s3)
for i in range(0, 40, 6):
    delattr(w, f"s{i}")
print(sum(hasattr(w, n) for n in W.__slots__), len(W.__slots__))
many = []
for i in range(1000):
    x = W()
    x.s39 = i
    x.s1 = [i]
    many.append(x)
print(sum(x.s39 for x in many), many[500].s1, hasattr(many[1], "s2"))
del many[::2]
print(len(many), many[0].s1)
