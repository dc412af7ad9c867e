# Closures, nonlocal counters, decorators, partial application, default arguments.
import functools
import report


def counter():
    n = 0

    def step(k=1):
        nonlocal n
        n += k
        return n

    return step


def logged(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    return wrapper


@logged
def add(a, b, c=0):
    return a + b + c


def compose(f, g):
    return lambda x: f(g(x))


def run(n):
    c = counter()
    h = compose(lambda x: x + 1, lambda x: x * 2)
    p = functools.partial(add, 1)
    total = 0
    for i in range(n):
        c()
        c(2)
        total += h(i) + add(i, 1, c=2) + p(i)
    return total, c()


print(run(200000))
report.cost()
