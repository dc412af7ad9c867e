# Tuples are ordered as they compare, whatever their items are, and items are asked in CPython's order.
import random
random.seed(3)
nan = float("nan")
class T(tuple): pass
class I(int):
    def __lt__(self, o): return int(self) > int(o)
def item(kind):
    r = random.randrange
    return [lambda: r(4), lambda: "abc"[r(3)], lambda: r(4) / 2, lambda: r(2) == 1, lambda: (r(2), "xy"[r(2)]),
            lambda: 10 ** 20 + r(3), lambda: "é😀z"[r(3)] * r(3), lambda: nan][kind]()
for round in range(50):
    kinds = [random.randrange(8) for _ in range(random.randrange(4))]
    mixed = random.random() < .2
    rows = []
    for _ in range(random.randrange(2, 40)):
        ks = kinds if not mixed else [random.choice((0, 2, 3)) for _ in kinds]
        row = tuple(item(k) for k in ks[:len(ks) - (random.random() < .1)])
        if random.random() < .01: row = T(row)
        rows.append(row)
    try:
        print(sorted(rows), sorted(rows, reverse=True))
        print(sorted(range(len(rows)), key=rows.__getitem__))
    except TypeError as e: print(e)
print(sorted([(I(3), 1), (I(2), 1), (I(3), 0)]))
print(sorted([(), (1,), (1, 2), (), (0, 5)]))
class B:
    def __init__(s, n): s.n = n
    def __eq__(s, o): print("eq", s.n, o.n); return s.n == o.n
    def __lt__(s, o): print("lt", s.n, o.n); return s.n < o.n
    def __repr__(s): return f"B{s.n}"
print(sorted([(1, B(2)), (1, B(1)), (0, B(3)), ("a",)[:0] + (1, B(2))]))
