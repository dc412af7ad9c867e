class Fraction:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        if d < 0:
            n, d = -n, -d
        a, b = abs(n), d
        while b:
            a, b = b, a % b
        self.n, self.d = n // a, d // a

    @staticmethod
    def _of(x):
        return x if isinstance(x, Fraction) else Fraction(x) if isinstance(x, int) else None

    def __add__(self, o):
        o = self._of(o)
        return NotImplemented if o is None else Fraction(self.n * o.d + o.n * self.d, self.d * o.d)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __sub__(self, o):
        return self + -self._of(o)

    def __rsub__(self, o):
        return self._of(o) - self

    def __mul__(self, o):
        o = self._of(o)
        return NotImplemented if o is None else Fraction(self.n * o.n, self.d * o.d)

    __rmul__ = __mul__

    def __truediv__(self, o):
        o = self._of(o)
        return Fraction(self.n * o.d, self.d * o.n)

    def __pow__(self, k):
        return Fraction(self.n ** k, self.d ** k) if k >= 0 else Fraction(self.d ** -k, self.n ** -k)

    def __eq__(self, o):
        o = self._of(o)
        return o is not None and (self.n, self.d) == (o.n, o.d)

    def __hash__(self):
        return hash(self.n) if self.d == 1 else hash((self.n, self.d))

    def __lt__(self, o):
        return self.n * self._of(o).d < self._of(o).n * self.d

    def __bool__(self):
        return self.n != 0

    def __float__(self):
        return self.n / self.d

    def __int__(self):
        return int(self.n / self.d)

    def __round__(self, n=None):
        return round(self.n / self.d, n)

    def __repr__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)


a, b = Fraction(1, 2), Fraction(3, -4)
print(a + b, a - b, a * b, a / b, -a, a ** 3, b ** -2, 1 + a, 2 - a, 3 * b, a == Fraction(2, 4), a == 0.5, a < 1, b < a, a > b, bool(Fraction(0)), float(b), int(Fraction(7, 2)), round(Fraction(22, 7), 2))
print(sum([Fraction(1, n) for n in range(1, 11)], Fraction(0)), sorted([a, b, Fraction(1, 3)]), {Fraction(1): "one"}[1], max(a, b), Fraction(10 ** 20, 10 ** 18))
for f in (lambda: Fraction(1, 0), lambda: a + "x", lambda: "x" * a, lambda: a / 0):
    try:
        print(f())
    except (ZeroDivisionError, TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    def __matmul__(self, o):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])

    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]

    def __setitem__(self, ij, v):
        i, j = ij
        self.rows[i][j] = v

    def __pow__(self, n):
        out, base = Matrix.identity(len(self.rows)), self
        while n:
            if n & 1:
                out = out @ base
            base, n = base @ base, n >> 1
        return out

    def __str__(self):
        return "\n".join(" ".join(f"{x!s:>6}" for x in r) for r in self.rows)

    def det(self):
        if len(self.rows) == 1:
            return self.rows[0][0]
        return sum((-1) ** j * v * Matrix([r[:j] + r[j + 1:] for r in self.rows[1:]]).det() for j, v in enumerate(self.rows[0]))


m = Matrix([[1, 1], [1, 0]])
print(m ** 50)
m[0, 1] = Fraction(1, 3)
print(m @ m, m[0, 1], Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 4]]).det(), m.det(), sep="\n")
