"""Exact fractions."""
import math
import numbers
import operator

__all__ = ["Fraction"]
_INVALID = "Invalid literal for Fraction: %r"


def _parse(text):
    """Numerator and denominator of a text as "3/4" or "-1.5e3"."""
    bare = text.strip()
    sign = -1 if bare.startswith("-") else 1
    body = bare[1:] if bare[:1] in ("+", "-") else bare
    digits = lambda part: part and part[0] != "_" and part[-1] != "_" and "__" not in part and \
        part.replace("_", "").isdecimal()
    if "/" in body:
        above, _, below = body.partition("/")
        if not (digits(above) and digits(below)):
            raise ValueError(_INVALID % text)
        return sign * int(above), int(below)
    for mark in "eE":
        body, found, power = body.partition(mark)
        if found:
            break
    if found and not digits(power[power[:1] in ("+", "-"):]):
        raise ValueError(_INVALID % text)
    whole, dot, part = body.partition(".")
    if not (whole or part) or whole and not digits(whole) or part and not digits(part):
        raise ValueError(_INVALID % text)
    part = part.replace("_", "")
    number, scale = int((whole or "0") + part), int(power or 0) - len(part)
    if scale >= 0:
        return sign * number * 10 ** scale, 1
    return sign * number, 10 ** -scale


def _operation(exact, fallback):
    """The method for both orders of an operator, exact for rationals."""
    def forward(a, b):
        if isinstance(b, (int, Fraction)):
            return exact(a, b)
        if isinstance(b, float):
            return fallback(float(a), b)
        if isinstance(b, complex):
            return fallback(complex(a), b)
        return NotImplemented

    def reverse(b, a):
        if isinstance(a, numbers.Rational):
            return exact(a, b)
        if isinstance(a, numbers.Real):
            return fallback(float(a), float(b))
        if isinstance(a, numbers.Complex):
            return fallback(complex(a), complex(b))
        return NotImplemented
    forward.__name__, reverse.__name__ = f"__{fallback.__name__}__", f"__r{fallback.__name__}__"
    return forward, reverse


def _divide(a, b):
    if not b.numerator:
        sign = (a.numerator > 0) - (a.numerator < 0)
        raise ZeroDivisionError("Fraction(%s, 0)" % sign)
    return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)


class Fraction(numbers.Rational):
    """A numerator and a denominator without a common divisor."""
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        self = super().__new__(cls)
        if denominator is None:
            if type(numerator) is int:
                above, below = numerator, 1
            elif isinstance(numerator, numbers.Rational):
                above, below = numerator.numerator, numerator.denominator
            elif isinstance(numerator, float) or hasattr(numerator, "as_integer_ratio"):
                above, below = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                above, below = _parse(numerator)
            else:
                raise TypeError("argument should be a string or a Rational instance")
        elif type(numerator) is int is type(denominator):
            above, below = numerator, denominator
        elif isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            above = numerator.numerator * denominator.denominator
            below = denominator.numerator * numerator.denominator
        else:
            raise TypeError("both arguments should be Rational instances")
        if below == 0:
            raise ZeroDivisionError("Fraction(%s, 0)" % above)
        common = math.gcd(above, below)
        if below < 0:
            common = -common
        self._numerator, self._denominator = above // common, below // common
        return self

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError("%s.from_float() only takes floats, not %r (%s)" %
                            (cls.__name__, f, type(f).__name__))
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        return cls(*dec.as_integer_ratio())

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is no greater."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        before, now = (0, 1), (1, 0)
        n, d = self._numerator, self._denominator
        while True:
            whole = n // d
            below = before[1] + whole * now[1]
            if below > max_denominator:
                break
            before, now = now, (before[0] + whole * now[0], below)
            n, d = d, n - whole * d
        times = (max_denominator - before[1]) // now[1]
        other = Fraction(before[0] + times * now[0], before[1] + times * now[1])
        last = Fraction(*now)
        return last if abs(last - self) <= abs(other - self) else other

    def __repr__(self):
        return "%s(%s, %s)" % (type(self).__name__, self._numerator, self._denominator)

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return "%s/%s" % (self._numerator, self._denominator)

    __add__, __radd__ = _operation(lambda a, b: Fraction(
        a.numerator * b.denominator + b.numerator * a.denominator,
        a.denominator * b.denominator), operator.add)
    __sub__, __rsub__ = _operation(lambda a, b: Fraction(
        a.numerator * b.denominator - b.numerator * a.denominator,
        a.denominator * b.denominator), operator.sub)
    __mul__, __rmul__ = _operation(lambda a, b: Fraction(
        a.numerator * b.numerator, a.denominator * b.denominator), operator.mul)
    __truediv__, __rtruediv__ = _operation(_divide, operator.truediv)
    __floordiv__, __rfloordiv__ = _operation(lambda a, b: (
        a.numerator * b.denominator) // (a.denominator * b.numerator), operator.floordiv)
    __mod__, __rmod__ = _operation(lambda a, b: Fraction(
        (a.numerator * b.denominator) % (b.numerator * a.denominator),
        a.denominator * b.denominator), operator.mod)
    __divmod__, __rdivmod__ = _operation(lambda a, b: (a // b, a % b), divmod)

    def __pow__(a, b):
        if not isinstance(b, numbers.Rational):
            return float(a) ** b
        if b.denominator != 1:
            return float(a) ** float(b)
        power = b.numerator
        if power >= 0:
            return Fraction(a._numerator ** power, a._denominator ** power)
        return Fraction(a._denominator ** -power, a._numerator ** -power)

    def __rpow__(b, a):
        if b._denominator == 1 and b._numerator >= 0:
            return a ** b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        return a ** b._numerator if b._denominator == 1 else a ** float(b)

    def __pos__(a):
        return Fraction(a._numerator, a._denominator)

    def __neg__(a):
        return Fraction(-a._numerator, a._denominator)

    def __abs__(a):
        return Fraction(abs(a._numerator), a._denominator)

    def __int__(a):
        return int(a.__trunc__())

    def __trunc__(a):
        return -(-a._numerator // a._denominator) if a._numerator < 0 else \
            a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            return Fraction(round(self * shift), shift) if ndigits > 0 else \
                Fraction(round(self / shift) * shift)
        whole, rest = divmod(self._numerator, self._denominator)
        double = rest * 2
        if double != self._denominator:
            return whole + (double > self._denominator)
        return whole + whole % 2

    def __float__(a):
        return a._numerator / a._denominator

    def __hash__(self):
        if self._denominator == 1:
            return hash(self._numerator)
        prime = (1 << 61) - 1
        try:
            inverse = pow(self._denominator, -1, prime)
        except ValueError:
            found = 314159
        else:
            found = hash(hash(abs(self._numerator)) * inverse)
        found = found if self._numerator >= 0 else -found
        return -2 if found == -1 else found

    def __eq__(a, b):
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            return a == a.from_float(b) if math.isfinite(b) else 0.0 == b
        return NotImplemented

    def _compare(self, other, compare):
        if isinstance(other, numbers.Rational):
            return compare(self._numerator * other.denominator,
                           self._denominator * other.numerator)
        if isinstance(other, float):
            if math.isfinite(other):
                return compare(self, self.from_float(other))
            return compare(0.0, other)
        return NotImplemented

    def __lt__(a, b):
        return a._compare(b, operator.lt)

    def __gt__(a, b):
        return a._compare(b, operator.gt)

    def __le__(a, b):
        return a._compare(b, operator.le)

    def __ge__(a, b):
        return a._compare(b, operator.ge)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else type(self)(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()
