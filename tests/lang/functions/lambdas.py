print((lambda: 1)(), (lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw))(1, 5, 6, k=7, z=8))
fact = lambda n: 1 if n < 2 else n * fact(n - 1)
print(fact(20))
compose = lambda f, g: lambda x: f(g(x))
print(compose(str, abs)(-5))
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)))
print(list(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])), list(filter(lambda x: x % 2, range(7))))
print((lambda *, a: a)(a=1), (lambda a, /: a)(2), [(lambda: (yield))().__class__.__name__])
Y = lambda f: (lambda x: x(x))(lambda y: f(lambda a: y(y)(a)))
print(Y(lambda self: lambda n: n and n + self(n - 1))(10))
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b}
print([table[o](7, 3) for o in "+-"])
try:
    (lambda x: x)()
except TypeError as e:
    print(e)
