"""Roots, exponentials and logarithms of decimals, by whole numbers of a small unit.

A value v stands as v * 2**bits. Series: exp by Taylor after halving, logarithms by steps of Halley
over it, ln 10 by inverse hyperbolic tangents of 1/31, 1/49 and 1/161. More digits are asked for
until those wanted are certain.
"""
import math
from _decimal_context import count_digits


def _artanh_of_inverse(n, bits):
    term = total = (1 << bits) // n
    power, square = 3, n * n
    while term:
        term //= square
        total += term // power
        power += 2
    return total


def _ln10(bits):
    work = bits + 16
    total = 46 * _artanh_of_inverse(31, work) + 34 * _artanh_of_inverse(49, work) + \
        20 * _artanh_of_inverse(161, work)
    return total >> 16


def _exp_fixed(value, bits):
    """exp of a value from 0 to below 3."""
    halvings = math.isqrt(bits) + 2
    work = bits + 2 * halvings + 16
    x = (value << (work - bits)) >> halvings
    term = total = 1 << work
    n = 1
    while term:
        term = (term * x >> work) // n
        total += term
        n += 1
    for _ in range(halvings):
        total = total * total >> work
    return total >> (work - bits)


def _ln_fixed(value, bits):
    """ln of a value from 1 to below 10."""
    work = bits + 16
    x = value << 16
    start = 60
    y = int(math.log((x >> (work - start)) / (1 << start)) * (1 << start)) << (work - start)
    have = 40
    while True:
        power = _exp_fixed(y, work)
        y += 2 * ((x - power) << work) // (x + power)
        if have >= work:
            return y >> 16
        have *= 3


def _scale(coefficient, exponent, bits):
    if exponent >= 0:
        return coefficient * 10 ** exponent << bits
    return (coefficient << bits) // 10 ** -exponent


def _bits_for(digits):
    return digits * 3322 // 1000 + 80


def _exp_of_fixed(value, bits, digits):
    """A coefficient of `digits` digits or one more, and the exponent, of exp of a value."""
    base = _ln10(bits)
    tens = value // base
    lead = _exp_fixed(value - tens * base, bits)
    return lead * 10 ** (digits - 1) >> bits, tens - digits + 1


def _ln_of(coefficient, exponent, bits):
    """ln of a positive number."""
    shift = count_digits(coefficient) - 1
    lead = (coefficient << bits) // 10 ** shift
    tens = exponent + shift
    if tens < 0 and lead > 5 << bits:  # near 1 from below: the parts would cancel out
        return -_ln_fixed((10 << 2 * bits) // lead, bits) + (tens + 1) * _ln10(bits)
    return _ln_fixed(lead, bits) + tens * _ln10(bits)


def _nearness(coefficient, exponent):
    """How many digits of ln of a number near 1 are zeros behind the point."""
    if exponent >= 0 or not 0 <= exponent + count_digits(coefficient) <= 1:
        return 0
    distance = abs(coefficient - 10 ** -exponent)
    return max(-exponent - count_digits(distance), 0) if distance else 0


def _settle(make, precision):
    """What make(digits) gives as soon as `precision` digits of it are certain to round well."""
    for more in (6, 20, 60):
        sign, coefficient, exponent = make(precision + more)
        digits = count_digits(coefficient)
        unit = 10 ** (digits - precision - 1)
        rest = coefficient % (unit * 5)
        if 10 < rest < unit * 5 - 10:
            break
    return sign, coefficient, exponent


def exp(sign, coefficient, exponent, precision):
    """Sign, coefficient and exponent of e to a number, with digits to round off."""
    size = max(count_digits(coefficient) + exponent, 0)

    def make(digits):
        bits = _bits_for(digits + size)
        value = _scale(coefficient, exponent, bits)
        return 0, *_exp_of_fixed(-value if sign else value, bits, digits)
    return _settle(make, precision)


def _signed(value, bits, digits, divisor=None):
    """A value in decimal digits."""
    size = abs(value)
    zeros = max(bits * 1000 // 3322 - count_digits(size) if size else 0, -20)
    places = digits + zeros + 2
    if divisor is None:
        return int(value < 0), size * 10 ** places >> bits, -places
    return int(value < 0), size * 10 ** places // divisor, -places


def ln(coefficient, exponent, precision):
    """The same of the natural logarithm of a positive number other than 1."""
    near = _nearness(coefficient, exponent)

    def make(digits):
        bits = _bits_for(digits + near + 20)
        return _signed(_ln_of(coefficient, exponent, bits), bits, digits)
    return _settle(make, precision)


def log10(coefficient, exponent, precision):
    """The same of the logarithm to base 10 of a positive number that is no power of 10."""
    near = _nearness(coefficient, exponent)

    def make(digits):
        bits = _bits_for(digits + near + 20)
        return _signed(_ln_of(coefficient, exponent, bits), bits, digits, _ln10(bits))
    return _settle(make, precision)


def power(coefficient, exponent, by_sign, by, by_exponent, precision):
    """The same of a positive number to any power; None where it is far out of all ranges."""
    size = max(count_digits(by) + by_exponent, 0) + \
        count_digits(abs(exponent) + count_digits(coefficient))
    if size > 40:
        return None
    near = _nearness(coefficient, exponent)

    def make(digits):
        bits = _bits_for(digits + near + size + 20)
        value = _ln_of(coefficient, exponent, bits)
        value = value * by * 10 ** by_exponent if by_exponent >= 0 else \
            value * by // 10 ** -by_exponent
        return 0, *_exp_of_fixed(-value if by_sign else value, bits, digits)
    return _settle(make, precision)


def root(coefficient, exponent, precision):
    """Coefficient and exponent of the square root, and whether that is exact."""
    ideal = exponent // 2
    if exponent % 2:
        coefficient *= 10
    places = precision + 2 - (count_digits(coefficient) + 1) // 2
    if places > 0:
        value, exact = math.isqrt(coefficient * 100 ** places), True
        exact = value * value == coefficient * 100 ** places
    else:
        places = 0
        value = math.isqrt(coefficient)
        exact = value * value == coefficient
    found = ideal - places
    if exact:
        while found < ideal and value % 10 == 0:
            value, found = value // 10, found + 1
    elif value % 5 == 0:
        value += 1
    return value, found, exact
