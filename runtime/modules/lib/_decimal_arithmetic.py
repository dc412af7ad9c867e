"""Arithmetic of decimals: functions of operands and a context."""
import numbers

import _decimal_functions as functions
from _decimal_context import *
from _decimal_context import DivisionImpossible, DivisionUndefined, count_digits, fit

Decimal = None  # the class, which decimal puts here


def make(sign, coefficient, exponent=0, kind="F", cls=None):
    self = object.__new__(cls or Decimal)
    self._sign, self._int, self._exp, self._kind = sign, coefficient, exponent, kind
    return self


def refuse(context, condition):
    """What an operation without a result gives, if that is no error."""
    context._tell(condition)
    return make(0, 0, 0, "n")


def rounded(context, sign, coefficient, exponent):
    """The number as the context allows it."""
    if 0 < coefficient < context._unrounded and -50000 < exponent < 50000:
        return make(sign, coefficient, exponent)
    coefficient, exponent, conditions = fit(context, sign, coefficient, exponent)
    if conditions:
        context._tell(*conditions)
    if coefficient is not None:
        return make(sign, coefficient, exponent)
    rounding = context.rounding
    if rounding in (ROUND_DOWN, ROUND_05UP) or rounding == (ROUND_FLOOR, ROUND_CEILING)[sign]:
        return make(sign, 10 ** context.prec - 1, context.Etop())
    return make(sign, 0, 0, "I")


def first_nan(context, *operands):
    """The NaN that an operation on these gives; None if none of them is one."""
    for kind in "Nn":
        for operand in operands:
            if operand._kind == kind:
                if kind == "N":
                    context._tell(InvalidOperation)
                payload = operand._int % 10 ** (context.prec - context.clamp)
                return make(operand._sign, payload, 0, "n")
    return None


def convert(value):
    if type(value) is Decimal or isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return make(int(value < 0), abs(int(value)))
    return NotImplemented


def operand(value):
    """The operand of a method."""
    converted = convert(value)
    if converted is NotImplemented:
        raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
    return converted


def parts_of_float(value):
    """Sign, coefficient, exponent and kind of a float: exactly its value."""
    if value != value:
        return 0, 0, 0, "n"
    sign = 1 if str(value).startswith("-") else 0
    if value in (float("inf"), float("-inf")):
        return sign, 0, 0, "I"
    above, below = abs(value).as_integer_ratio()
    power_of_two = below.bit_length() - 1
    return sign, above * 5 ** power_of_two, -power_of_two, "F"


def add(a, b, context):
    if a._kind != "F" or b._kind != "F":
        if nan := first_nan(context, a, b):
            return nan
        if a._kind == "I" and b._kind == "I" and a._sign != b._sign:
            return refuse(context, InvalidOperation)
        return a if a._kind == "I" else b
    distance = a._exp - b._exp
    if a._int and b._int and -30 < distance < 30:
        left = a._int * 10 ** distance if distance > 0 else a._int
        right = b._int * 10 ** -distance if distance < 0 else b._int
        total = (-left if a._sign else left) + (-right if b._sign else right)
        if total:
            return rounded(context, int(total < 0), abs(total),
                           b._exp if distance > 0 else a._exp)
    zero_sign = a._sign if a._sign == b._sign else int(context.rounding == ROUND_FLOOR)
    if not a._int and not b._int:
        return rounded(context, zero_sign, 0, min(a._exp, b._exp))
    exponent = _common_exponent(a, b, context)
    total = _signed_at(a, exponent) + _signed_at(b, exponent)
    if not total:
        return rounded(context, zero_sign, 0, min(a._exp, b._exp))
    return rounded(context, int(total < 0), abs(total), exponent)


def _common_exponent(a, b, context):
    """The exponent at which a and b are added: the lower, or one so low that no digit counts."""
    if not a._int or not b._int:
        zero, other = (a, b) if not a._int else (b, a)
        return max(min(zero._exp, other._exp), other._exp - context.prec - 1)
    high, low = (a, b) if a._exp >= b._exp else (b, a)
    floor = high._exp + min(-1, count_digits(high._int) - context.prec - 2)
    return floor if count_digits(low._int) + low._exp - 1 < floor else low._exp


def _signed_at(a, exponent):
    """a as a whole number of the common unit; one that is far too small counts as 1."""
    value = a._int * 10 ** (a._exp - exponent) if a._exp >= exponent else int(a._int > 0)
    return -value if a._sign else value


def multiply(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind != "F" or b._kind != "F":
        if nan := first_nan(context, a, b):
            return nan
        if a._kind == "F" and not a._int or b._kind == "F" and not b._int:
            return refuse(context, InvalidOperation)
        return make(sign, 0, 0, "I")
    return rounded(context, sign, a._int * b._int, a._exp + b._exp)


def divide(a, b, context):
    sign = a._sign ^ b._sign
    if a._kind != "F" or b._kind != "F":
        if nan := first_nan(context, a, b):
            return nan
        if a._kind == "I":
            return refuse(context, InvalidOperation) if b._kind == "I" else \
                make(sign, 0, 0, "I")
        context._tell(Clamped)
        return make(sign, 0, context.Etiny())
    if not b._int:
        if not a._int:
            return refuse(context, DivisionUndefined)
        context._tell(DivisionByZero)
        return make(sign, 0, 0, "I")
    ideal = a._exp - b._exp
    if not a._int:
        return rounded(context, sign, 0, ideal)
    places = max(count_digits(b._int) - count_digits(a._int) + context.prec + 1, 0)
    quotient, rest = divmod(a._int * 10 ** places, b._int)
    exponent = ideal - places
    if rest:
        quotient += quotient % 5 == 0
    else:
        while exponent < ideal and quotient % 10 == 0:
            quotient, exponent = quotient // 10, exponent + 1
    return rounded(context, sign, quotient, exponent)


def whole_division(a, b, context):
    """Quotient and remainder of the absolute values; None if the quotient has too many digits."""
    if not a._int or a._exp + count_digits(a._int) < b._exp + count_digits(b._int):
        return 0, None
    exponent = min(a._exp, b._exp)
    if a._exp - exponent + count_digits(a._int) > \
            context.prec + count_digits(b._int) + b._exp - exponent + 1:
        return None
    quotient, rest = divmod(a._int * 10 ** (a._exp - exponent), b._int * 10 ** (b._exp - exponent))
    return None if quotient >= 10 ** context.prec else (quotient, rest)


def divide_both(a, b, context):
    """Quotient towards zero and remainder; a remainder has the sign of a."""
    if nan := first_nan(context, a, b):
        return nan, nan
    sign = a._sign ^ b._sign
    if a._kind == "I":
        quotient = make(sign, 0, 0, "I" if b._kind == "F" else "n")
        return quotient, refuse(context, InvalidOperation)
    if b._kind == "I":
        return make(sign, 0), fitted(a, context)
    if not b._int:
        if not a._int:
            return (refuse(context, DivisionUndefined),) * 2
        context._tell(InvalidOperation, DivisionByZero)
        return make(sign, 0, 0, "I"), make(0, 0, 0, "n")
    divided = whole_division(a, b, context)
    if divided is None:
        return (refuse(context, DivisionImpossible),) * 2
    exponent = min(a._exp, b._exp)
    if divided[1] is None:
        return make(sign, 0), rounded(context, a._sign, a._int * 10 ** (a._exp - exponent),
                                      exponent)
    return make(sign, divided[0]), rounded(context, a._sign, divided[1], exponent)


def floor_divide(a, b, context):
    if a._kind == b._kind == "F" and a._int and not b._int:
        context._tell(DivisionByZero)
        return make(a._sign ^ b._sign, 0, 0, "I")
    if a._kind == "I" and b._kind == "F":
        return make(a._sign ^ b._sign, 0, 0, "I")
    if a._kind == "F" and b._kind == "I":
        return make(a._sign ^ b._sign, 0)
    if a._kind == b._kind == "F" and b._int:
        divided = whole_division(a, b, context)
        return rounded(context, a._sign ^ b._sign, divided[0], 0) if divided else \
            refuse(context, DivisionImpossible)
    return divide_both(a, b, context)[0]


def remainder(a, b, context):
    if a._kind == b._kind == "F" and a._int and not b._int:
        return refuse(context, InvalidOperation)
    return divide_both(a, b, context)[1]


def fitted(a, context):
    """The number rounded; unlike plus() it leaves the sign of a zero."""
    return rounded(context, a._sign, a._int, a._exp) if a._kind == "F" else plus(a, context)


def plus(a, context):
    if a._kind != "F":
        return first_nan(context, a) or a
    sign = a._sign if a._int or context.rounding == ROUND_FLOOR else 0
    return rounded(context, sign, a._int, a._exp)


def minus(a, context):
    if a._kind in "nN":
        return plus(a, context)
    flipped = make(1 - a._sign, a._int, a._exp, a._kind)
    return plus(flipped, context)


def subtract(a, b, context):
    if b._kind not in "nN":
        b = make(1 - b._sign, b._int, b._exp, b._kind)
    return add(a, b, context)


def whole_power(a, times, sign, context):
    """a to a whole power; exact digits are kept where they are few enough."""
    count = abs(times)
    size = (count_digits(a._int) + a._exp - 1) * times
    if size < context.Etiny() - 2 * count:
        return out_of_range(context._nearest(), sign, False)
    if count_digits(a._int) * count < 10 * context.prec + 1000:
        value = make(sign, a._int ** count, a._exp * count)
        return divide(make(0, 1), value, context) if times < 0 else \
            rounded(context, sign, value._int, value._exp)
    work = context._with_precision(context.prec + 4 + count_digits(count))
    base, value = make(0, a._int, a._exp), make(0, 1)
    if times < 0:
        base = divide(value, base, work)
    for bit in bin(count)[2:]:
        value = multiply(value, value, work)
        if bit == "1":
            value = multiply(value, base, work)
    if value._kind == "I" or not value._int:
        return out_of_range(context, sign, value._kind == "I")
    return rounded(context, sign, value._int, value._exp)


def out_of_range(context, sign, is_large):
    if is_large:
        return rounded(context, sign, 1, context.Emax + 1)
    return rounded(context, sign, 1, context.Etiny() - context.prec - 2)


def _power_of_special(a, b, sign, context):
    """Powers in which an infinity or a zero takes part."""
    if b._kind == "F" and not b._int:
        return make(0, 1)
    if a._kind == "F" and a._int:
        one = compare(make(0, a._int, a._exp), make(0, 1))
        if one == 0:
            context._tell(Inexact, Rounded)
            return make(0, 10 ** (context.prec - 1), 1 - context.prec)
        grows = (one > 0) != bool(b._sign)
    else:
        grows = (a._kind == "I") != bool(b._sign)
    return make(sign, 0, 0, "I") if grows else make(sign, 0)


def power(a, b, context):
    if nan := first_nan(context, a, b):
        return nan
    is_whole = b._kind == "F" and (not b._int or b._exp >= 0 or
                                   count_digits(b._int) > -b._exp and
                                   b._int % 10 ** -b._exp == 0)
    is_odd = is_whole and b._exp <= 0 and b._int // 10 ** -b._exp % 2 == 1
    sign = int(bool(a._sign and is_odd))
    a_is_zero, b_is_zero = (x._kind == "F" and not x._int for x in (a, b))
    if a_is_zero and b_is_zero or a._sign and not a_is_zero and not is_whole:
        return refuse(context, InvalidOperation)
    if a_is_zero or b_is_zero or a._kind == "I" or b._kind == "I":
        if a_is_zero and b._sign and b._kind == "F" and not b_is_zero:
            return make(sign, 0, 0, "I")
        return _power_of_special(a, b, sign, context)
    if is_whole and b._exp + count_digits(b._int) < 20:
        times = b._int * 10 ** b._exp if b._exp >= 0 else b._int // 10 ** -b._exp
        return whole_power(a, -times if b._sign else times, sign, context)
    if compare(make(0, a._int, a._exp), make(0, 1)) == 0:
        if is_whole and (b._sign or a._exp >= 0):
            return make(sign, 1)
        context._tell(*([Rounded] if is_whole else [Inexact, Rounded]))
        return make(sign, 10 ** (context.prec - 1), 1 - context.prec)
    found = functions.power(a._int, a._exp, b._sign, b._int, b._exp, context.prec)
    if found is None:
        is_large = (compare(make(0, a._int, a._exp), make(0, 1)) > 0) != bool(b._sign)
        return out_of_range(context, sign, is_large)
    return inexact(context, sign, found[1], found[2])


def inexact(context, sign, coefficient, exponent):
    """Rounds what a series gave, which is never exact."""
    extra = context.prec + 3 - count_digits(coefficient)
    if extra > 0:
        coefficient, exponent = coefficient * 10 ** extra, exponent - extra
    return rounded(context, sign, coefficient + (coefficient % 5 == 0), exponent)


def compare(a, b):
    """Order of two numbers that are not NaN: negative, 0 or positive."""
    a_sign = -1 if a._sign else 1
    b_sign = -1 if b._sign else 1
    a_zero, b_zero = (x._kind == "F" and not x._int for x in (a, b))
    if a_zero or b_zero:
        return 0 if a_zero and b_zero else a_sign if b_zero else -b_sign
    if a_sign != b_sign:
        return a_sign
    if a._kind == "I" or b._kind == "I":
        return ((a._kind == "I") - (b._kind == "I")) * a_sign
    a_size, b_size = (x._exp + count_digits(x._int) for x in (a, b))
    if a_size != b_size:
        return a_sign if a_size > b_size else -a_sign
    exponent = min(a._exp, b._exp)
    left, right = (x._int * 10 ** (x._exp - exponent) for x in (a, b))
    return ((left > right) - (left < right)) * a_sign


def comparable(a, b, is_equality, context):
    """Both operands of a comparison as decimals; NotImplemented if b is no such number."""
    if isinstance(b, (Decimal, int)):
        return a, convert(b)
    if is_equality and isinstance(b, complex) and b.imag == 0:
        b = b.real
    if isinstance(b, float):
        context.flags[FloatOperation] = True
        if not is_equality:
            context._tell(FloatOperation)
        return a, make(*parts_of_float(b))
    if isinstance(b, numbers.Rational):
        if a._kind == "F":
            a = make(a._sign, a._int * b.denominator, a._exp)
        return a, convert(b.numerator)
    return NotImplemented


