# What throw() refuses itself, what it raises inside, and which context the exception gets.
import sys


def echo():
    while True:
        try:
            yield "ready"
        except ValueError as error:
            print("inside", repr(error), repr(error.__context__))


class Broken(Exception):
    def __new__(cls, *args):
        return 7


steps = echo()
next(steps)
for arguments in ((5,), (ValueError("x"), 3), (ValueError, "x", 5), ("text",), (Broken,)):
    try:
        print(steps.throw(*arguments))
    except TypeError as error:
        print("outside", error)
        steps = echo()
        next(steps)
print(steps.throw(ValueError))
print(steps.throw(ValueError, TypeError("wrapped")))
print(steps.throw(ValueError, (1, 2)))
print(steps.throw(ValueError, ValueError("own"), None))


def handling():
    try:
        raise KeyError("first")
    except KeyError:
        yield


steps = handling()
next(steps)
try:
    steps.throw(RuntimeError("second"))
except RuntimeError as error:
    print(repr(error.__context__))


def callers():
    frame, names = sys._getframe(1), []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    return names


def inner():
    try:
        yield
    except ValueError:
        print(callers(), outermost.gi_running)
        yield


def outer():
    yield from inner()


outermost = outer()
next(outermost)
outermost.throw(ValueError)
value = (lambda: (yield 1))()
next(value)
try:
    value.send("given back")
except StopIteration as stop:
    print(stop.value)


def named():
    yield


named.__name__, named.__qualname__ = "other", "some.other"
print(named().__name__, named().__qualname__)
