class V:
    def __init__(self, *c):
        self.c = c

    def __repr__(self):
        return "V" + repr(self.c)

    def __add__(self, o):
        if not isinstance(o, V):
            return NotImplemented
        return V(*(a + b for a, b in zip(self.c, o.c)))

    def __sub__(self, o):
        return V(*(a - b for a, b in zip(self.c, o.c)))

    def __mul__(self, k):
        return V(*(a * k for a in self.c))

    __rmul__ = __mul__

    def __matmul__(self, o):
        return sum(a * b for a, b in zip(self.c, o.c))

    def __neg__(self):
        return V(*(-a for a in self.c))

    def __pos__(self):
        return self

    def __abs__(self):
        return sum(a * a for a in self.c) ** 0.5

    def __invert__(self):
        return V(*reversed(self.c))

    def __eq__(self, o):
        return isinstance(o, V) and self.c == o.c

    def __lt__(self, o):
        return self.c < o.c

    def __bool__(self):
        return any(self.c)

    def __len__(self):
        return len(self.c)

    def __getitem__(self, i):
        return self.c[i]

    def __contains__(self, x):
        return x in self.c

    def __call__(self, *a, **k):
        return ("called", a, k)

    def __divmod__(self, k):
        return "divmod", k

    def __floordiv__(self, k):
        return "floordiv", k

    def __truediv__(self, k):
        return "truediv", k

    def __mod__(self, k):
        return "mod", k

    def __pow__(self, k, m=None):
        return "pow", k, m

    def __lshift__(self, k):
        return "lshift", k

    def __rshift__(self, k):
        return "rshift", k

    def __and__(self, k):
        return "and", k

    def __or__(self, k):
        return "or", k

    def __xor__(self, k):
        return "xor", k


a, b = V(3, 4), V(1, 2)
print(a + b, a - b, a * 2, 2 * a, a @ b, -a, +a, abs(a), ~a)
print(a == V(3, 4), a != b, a < b, b < a, a > b, bool(V(0, 0)), bool(a))
print(len(a), a[0], a[-1], a[0:1], 3 in a, 9 in a, list(a))
print(a(1, k=2))
print(divmod(a, 2), a // 2, a / 2, a % 2, a ** 2, pow(a, 2, 5))
print(a << 1, a >> 1, a & 1, a | 1, a ^ 1)
for op in (lambda: a + 1, lambda: 1 + a, lambda: 1 - a, lambda: a <= b, lambda: hash(a), lambda: a[5],
           lambda: 2 ** a, lambda: int(a), lambda: a.c.x):
    try:
        print(op())
    except Exception as e:
        print(type(e).__name__, e)
