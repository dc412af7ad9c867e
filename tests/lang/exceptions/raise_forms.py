def attempt(f):
    try:
        f()
    except BaseException as e:
        print(repr(e), "|", repr(e.__cause__), "|", repr(e.__context__), "|", e.__suppress_context__)


def f1():
    raise ValueError


def f2():
    raise ValueError("a", 1)


def f3():
    raise KeyError("k") from OSError("cause")


def f4():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("during")


def f5():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("none") from None


def f6():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("from") from e


def f7():
    raise


def f8():
    raise 5


def f9():
    raise int


def f10():
    raise ValueError from 5


def f11():
    raise ValueError("x") from KeyError


def f12():
    try:
        raise KeyError("a")
    except KeyError:
        try:
            raise ValueError("b")
        except ValueError:
            pass
        raise


def f13():
    try:
        raise KeyError("a")
    finally:
        raise ValueError("from finally")


class NotCallableWell(Exception):
    def __init__(self, needed):
        super().__init__(needed)


def f14():
    raise NotCallableWell


class Strange(Exception):
    def __new__(cls, *a):
        return 5


def f15():
    raise Strange


def f16():
    raise SystemExit(3)


for f in (f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, f11, f12, f13, f14, f15, f16):
    print(f.__name__, end=": ")
    attempt(f)
