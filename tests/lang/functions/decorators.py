def trace(fn):
    def wrapper(*args, **kw):
        print("call", fn.__name__, args, kw)
        result = fn(*args, **kw)
        print("return", result)
        return result
    wrapper.__name__ = fn.__name__
    wrapper.__wrapped__ = fn
    return wrapper


def repeat(n):
    def deco(fn):
        def wrapper(*a):
            return [fn(*a) for _ in range(n)]
        return wrapper
    return deco


@trace
def add(a, b=1):
    return a + b


@repeat(3)
@trace
def hello(name):
    return "hi " + name


add(1, b=2)
print(hello("x"), add.__name__, add.__wrapped__(5))


def memo(fn):
    cache = {}

    def wrapper(*a):
        if a not in cache:
            cache[a] = fn(*a)
        return cache[a]
    wrapper.cache = cache
    return wrapper


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50), len(fib.cache))


class Count:
    def __init__(self, fn):
        self.fn, self.n = fn, 0

    def __call__(self, *a):
        self.n += 1
        return self.fn(*a)


@Count
def sq(x):
    return x * x


print(sq(3), sq(4), sq.n)
decos = [lambda f: "zero", lambda f: "one"]


@decos[1]
def replaced():
    pass


@(lambda f: f.__name__ * 2)
def twice():
    pass


print(replaced, twice)
