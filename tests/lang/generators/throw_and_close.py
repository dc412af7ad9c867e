def gen():
    while True:
        try:
            x = yield "ready"
            print("got", x)
        except ValueError as e:
            print("caught", e)
            yield "recovered"
        finally:
            print("finally")


g = gen()
print(next(g))
print(g.throw(ValueError("oops")))
print(next(g))
print(g.throw(ValueError, "old style"))
try:
    g.throw(KeyError("out"))
except KeyError as e:
    print("propagated", e)
print(next(g, "done"))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as e:
    print(e)


def cleanup():
    try:
        yield 1
    finally:
        print("cleanup")


c = cleanup()
next(c)
c.close()
c.close()
c = cleanup()
next(c)
del c
c = cleanup()
c.close()
print("never started, no cleanup")


def raises_stop():
    yield 1
    raise StopIteration("inner")


try:
    list(raises_stop())
except RuntimeError as e:
    print(e, repr(e.__cause__))


def not_started():
    yield


n = not_started()
try:
    n.throw(ValueError("early"))
except ValueError as e:
    print(e)
print(list(n))
for bad in (lambda: gen().throw(3), lambda: gen().throw("x"), lambda: gen().throw()):
    try:
        bad()
    except TypeError as e:
        print(e)


def ret_in_close():
    try:
        yield
    except GeneratorExit:
        return 5


r = ret_in_close()
next(r)
print(r.close())
