# __index__, __int__ and __float__ that give a strict subclass are warned of, and work.
import operator
import warnings


class Odd:
    def __index__(self):
        return True

    def __float__(self):
        return Fraction(2.5)

    def __int__(self):
        return Number(3)


class Fraction(float):
    pass


class Number(int):
    pass


for function in (lambda: [1, 2][Odd()], lambda: operator.index(Odd()), lambda: float(Odd()),
                 lambda: int(Odd()), lambda: "ab" * Odd(), lambda: range(9)[Odd()]):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(function(), [(w.category.__name__, str(w.message)) for w in caught])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            function()
        except DeprecationWarning as warning:
            print("raised", str(warning)[:30])
