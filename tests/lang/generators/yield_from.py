def inner():
    try:
        x = yield 1
        print("inner got", x)
        yield 2
    except ValueError as e:
        print("inner caught", e)
        yield "handled"
    finally:
        print("inner finally")
    return "inner result"


def outer():
    r = yield from inner()
    print("outer has", r)
    r = yield from [10, 20]
    print(r)
    r = yield from "ab"
    return "done"


g = outer()
print(next(g), g.send("hey"))
print(list(g))
g = outer()
next(g)
print(g.throw(ValueError("v")))
g.close()


def ret():
    return 5
    yield


def chain():
    a = yield from ret()
    b = yield from ret()
    return a + b


c = chain()
try:
    next(c)
except StopIteration as e:
    print(e.value)


def flatten(x):
    for e in x:
        if isinstance(e, list):
            yield from flatten(e)
        else:
            yield e


print(list(flatten([1, [2, [3, [4, []]], 5], 6])))


def tree(n):
    if n:
        yield from tree(n - 1)
        yield n
        yield from tree(n - 1)


print(list(tree(4)))


def bad():
    yield from 5


try:
    list(bad())
except TypeError as e:
    print(e)


def deep(n):
    if n == 0:
        yield "bottom"
    else:
        yield from deep(n - 1)


print(list(deep(200)))


class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration("it value")
        return self.n

    def send(self, v):
        print("send", v)
        return next(self)

    def throw(self, *a):
        print("throw", a[0].__name__ if isinstance(a[0], type) else repr(a[0]))
        return "thrown"

    def close(self):
        print("closed")


def over():
    v = yield from It()
    print("v", v)


o = over()
print(next(o), o.send(9), o.throw(KeyError("k")))
o.close()
o = over()
print(list(o))
