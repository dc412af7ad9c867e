def show(e):
    seen = []
    while e is not None:
        seen.append(repr(e))
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    print(" <- ".join(seen))


try:
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise ValueError(2)
    except ValueError:
        raise TypeError(3)
except TypeError as e:
    show(e)
try:
    try:
        raise KeyError(1)
    except KeyError as k:
        try:
            raise ValueError(2) from k
        except ValueError as v:
            raise IndexError(3) from None
except IndexError as e:
    show(e)
    print(repr(e.__context__))
try:
    try:
        raise KeyError("same")
    except KeyError as e:
        raise e
except KeyError as e:
    print(repr(e.__context__))


def helper():
    try:
        raise ValueError("helper")
    except ValueError:
        pass


try:
    try:
        raise KeyError("outer")
    except KeyError:
        helper()
        raise TypeError("after helper")
except TypeError as e:
    show(e)
import sys
try:
    raise KeyError("x")
except KeyError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1], sys.exception())
    try:
        raise ValueError("y")
    except ValueError:
        print(sys.exception())
    print(sys.exception())
print(sys.exc_info(), sys.exception())


def gen():
    try:
        yield 1
    except KeyError:
        raise ValueError("in gen")


g = gen()
next(g)
try:
    g.throw(KeyError("thrown"))
except ValueError as e:
    show(e)


class M:
    def __exit__(self, t, v, tb):
        raise TypeError("in exit")

    def __enter__(self):
        pass


try:
    with M():
        raise KeyError("in with")
except TypeError as e:
    show(e)
