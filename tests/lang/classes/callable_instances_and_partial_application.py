class Partial:
    def __init__(self, f, /, *args, **kw):
        self.f, self.args, self.kw = f, args, kw

    def __call__(self, *more, **kw):
        return self.f(*self.args, *more, **{**self.kw, **kw})

    def __repr__(self):
        return f"Partial({self.f.__name__}, {self.args}, {self.kw})"


p = Partial(max, 3, key=lambda x: -x)
print(p(5, 1), p(9, key=None), Partial(int, base=2)("101"), Partial(Partial(divmod, 17))(5), Partial(len))


class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x):
        return x + self.n

    def __getattr__(self, name):
        if name.startswith("plus"):
            return Adder(int(name[4:]))
        raise AttributeError(name)


a = Adder(1)
print(a(5), a.plus10(5), list(map(a, [1, 2])), callable(a), callable(Adder), callable(5))
try:
    a.minus
except AttributeError as e:
    print(e)


class NoCall:
    pass


n = NoCall()
n.__call__ = lambda: 1
try:
    n()
except TypeError as e:
    print(e)
print(n.__call__())
