import weakref


class A:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"A{self.n}"


b = A(2)
p = weakref.proxy(b)
print(p.n, p)
p.n = 20
print(b.n, type(p).__name__)
del b
try:
    p.n
except ReferenceError as e:
    print(e)
