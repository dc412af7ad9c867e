def gen():
    print("started")
    x = yield 1
    print("got", x)
    y = yield 2
    print("got", y)
    return "result"


g = gen()
print(type(g).__name__, iter(g) is g)
print(next(g))
print(g.send("hello"))
try:
    g.send("bye")
except StopIteration as e:
    print("stop", e.value, e.args)
try:
    next(g)
except StopIteration as e:
    print("again", e.value, e.args)
print(next(g, "default"))
g = gen()
try:
    g.send(5)
except TypeError as e:
    print(e)
print(g.send(None))
g.close()
print(list(g))
print(list(x * x for x in range(5)))


def empty():
    return
    yield


print(list(empty()))


def infinite():
    n = 0
    while True:
        yield n
        n += 1


it = infinite()
print([next(it) for _ in range(4)], next(it))
print(gen.__name__, g.__name__, g.__qualname__, g.gi_frame, g.gi_running, g.gi_yieldfrom)


def me():
    try:
        yield next(it2)
    except ValueError as e:
        print(e)


it2 = me()
list(it2)
