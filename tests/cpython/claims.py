# The sizes of docs/cpython-cost.md. Runs under CPython 3.8 and later, and as one of them.
import sys

g = sys.getsizeof


class P:
    def __init__(self):
        self.x = self.y = self.z = None


class Slots:
    __slots__ = "x", "y", "z"


first = P()
print("instance", g(first), "and its __dict__", g(first.__dict__))
later = [P() for _ in range(40)][-1]
print("the 41st", g(later), "and its __dict__", g(later.__dict__))
print("with __slots__", g(Slots()))
a, b, c = range(3)
print("{}", g({}), "dict()", g(dict()), "one str key", g({"a": a}), "one int key", g({a: a}))
print("[]", g([]), "[1, 2, 3]", g([1, 2, 3]), "[a, b, c]", g([a, b, c]))
print("list(range(10))", g(list(range(10))), "[i for i in range(10)]", g([i for i in range(10)]))
row, steps = [], []
for i in range(60):
    row.append(i)
    if g(row) not in steps:
        steps.append(g(row))
print("appending", *steps)
print("0", g(0), "1", g(1), "2**30", g(2**30), "1.5", g(1.5))
print("''", g(""), "'abc'", g("abc"), "'ab\xe9'", g("ab\xe9"), "'ab\u20ac'", g("ab\u20ac"))
print("()", g(()), "(1, 2, 3)", g((1, 2, 3)))
print("{1, 2, 3, 4, 5}", g({1, 2, 3, 4, 5}), "set([1, 2, 3, 4, 5])", g(set([1, 2, 3, 4, 5])))
print("function", g(lambda: 0), "class", g(P))
