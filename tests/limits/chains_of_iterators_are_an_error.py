# CPython crashes on these: recursion in C without a call of the language between.
import gc

gc.disable()  # a stress build would walk the long chains at every step


def attempt(name, build):
    it = build()
    try:
        next(it, None)
        print(name, "ok")
    except RecursionError as e:
        print(name, "RecursionError")


def chain(make, n=400000):
    it = iter([1])
    for i in range(n):
        it = make(it)
    return it


def delegate(it):
    yield from it


attempt("map", lambda: chain(lambda it: map(str, it)))
attempt("zip", lambda: chain(lambda it: zip(it)))
attempt("filter", lambda: chain(lambda it: filter(None, it)))
attempt("enumerate", lambda: chain(lambda it: enumerate(it)))
attempt("generator", lambda: chain(delegate))
print("still works")
