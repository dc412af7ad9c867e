log = []


def g():
    try:
        yield 1
        yield 2
    except Exception as e:
        log.append(type(e).__name__)
        raise
    else:
        log.append("else")
    finally:
        log.append("finally")


for x in g():
    pass
print(log)
log.clear()
for x in g():
    break
print(log)
it = g()
next(it)
try:
    it.throw(ZeroDivisionError)
except ZeroDivisionError as e:
    print("outside", repr(e), e.__traceback__ is not None)
print(log)


def in_handler():
    try:
        raise ValueError("first")
    except ValueError:
        yield "in handler"
        try:
            raise
        except ValueError as e:
            yield str(e)
    import sys
    yield sys.exc_info()[0]


h = in_handler()
print(next(h))
import sys
print(sys.exc_info())
try:
    raise KeyError("outer")
except KeyError:
    print(next(h), sys.exc_info()[0].__name__)
print(next(h))


def ctx():
    class M:
        def __enter__(self):
            log.append("enter")

        def __exit__(self, *a):
            log.append(("exit", a[0] and a[0].__name__))
    with M():
        yield 1


log.clear()
c = ctx()
next(c)
c.close()
print(log)
