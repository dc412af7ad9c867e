def f(a, b=2, *, c=3):
    "docstring"
    return f.counter


f.counter = 1
f.counter += 1
print(f(1), f.__dict__, f.__doc__, f.__name__, f.__qualname__, f.__module__)
print(f.__defaults__, f.__kwdefaults__, f.__closure__, f.__annotations__)
f.__defaults__ = (10,)
f.__kwdefaults__ = {"c": 30}
f.__name__ = "renamed"
f.__doc__ = None
print(f.__name__, f.__doc__, f.__defaults__)


def g(a, b=5):
    return a, b


g.__defaults__ = (7, 8)
print(g())
g.__defaults__ = None
try:
    g(1)
except TypeError as e:
    print(e)
print(g.__code__.co_name, g.__code__.co_varnames, g.__code__.co_argcount, g.__code__.co_firstlineno)


def h(x):
    return x * 100


g.__code__ = h.__code__
print(g(3))
for bad in (lambda: setattr(g, "__code__", 3), lambda: setattr(g, "__name__", 3), lambda: setattr(g, "__defaults__", 3),
            lambda: setattr(g, "__dict__", 3), lambda: setattr(g, "__globals__", {}), lambda: setattr(g, "__closure__", None),
            lambda: g.missing, lambda: delattr(g, "missing")):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
print(g.__globals__ is globals(), (lambda: 0).__name__, (lambda: 0).__qualname__)
