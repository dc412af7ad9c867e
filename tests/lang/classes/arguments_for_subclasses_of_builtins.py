# Subclasses of built-in types may take more arguments in the one of __new__ and __init__ they have.
def attempt(function, *args, **kwargs):
    try:
        return function(*args, **kwargs)
    except (TypeError, ValueError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


for base in (list, tuple, set, frozenset, float, filter, map, reversed, dict, bytearray):
    plain = type("Plain", (base,), {})
    if base not in (dict, bytearray):
        print(base.__name__, attempt(plain, extra=()))

    class WithNew(base):
        def __new__(cls, *args, extra=None):
            self = super().__new__(cls, *args)
            return self

    if base in (list, set):
        print(sorted(attempt(WithNew, [2, 1], extra=3)))


class Money(float):
    def __new__(cls, amount, currency):
        return super().__new__(cls, amount)

    def __init__(self, amount, currency):
        self.currency = currency

    def __float__(self):
        return super().__float__() * 2


print(Money(1.5, "EUR"), Money(1.5, currency="EUR").currency, float(Money(1.5, "EUR")))


class Failure(OSError):
    def __new__(cls, message, code):
        self = super().__new__(cls, message)
        self.code = code
        return self


class Other(OSError):
    def __init__(self, message, code=None):
        self.code = code
        super().__init__(5, message)


print(Failure("no", 3).args, Failure("no", code=3).code, attempt(Failure, "no"))
print(Other("bad", code=7).args, Other("bad").errno, str(Other("bad")), Other("x", 1).code)


class Text(str):
    def __str__(self):
        return "told"

    def __bytes__(self):
        return b"raw"


text = Text("kept")
print("%s" % text, "{}".format(text), f"{text}", format(text, "6") + "|", bytes(text), str(text))
number = 3 + 1j
print(complex(number) is number, number.__getnewargs__())
error = KeyError("k")
print(error.__setstate__({"hint": 1}), error.hint, error.__setstate__(None))
print(attempt(error.__setstate__, 5))


class Shrinking:
    def __eq__(self, other):
        left.clear()
        return NotImplemented


left = [Shrinking()]
print(left == [Shrinking()], left)
