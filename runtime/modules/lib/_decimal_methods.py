"""Methods of decimals beside their operators, all with a context at the end."""
import _decimal_arithmetic as arithmetic
import _decimal_functions as functions
from _decimal_arithmetic import compare as order_of
from _decimal_arithmetic import first_nan, fitted, inexact, make, operand, plus, refuse, rounded
from _decimal_context import *
from _decimal_context import check_rounding, count_digits, cut, digits_of
from _decimal_text import write


def _is_zero(a):
    return a._kind == "F" and not a._int


def _rescale(a, exponent, rounding):
    """The number with another exponent; whether that is exact."""
    coefficient, exact = cut(a._sign, a._int, exponent - a._exp, rounding)
    return make(a._sign, coefficient, exponent), exact


def quantize(self, exp, rounding, context):
    nan = first_nan(context, self, exp)
    if nan:
        return nan
    if self._kind == "I" or exp._kind == "I":
        return self if self._kind == exp._kind else refuse(context, InvalidOperation)
    rounding = context.rounding if rounding is None else check_rounding(rounding)
    target = exp._exp
    if not context.Etiny() <= target <= context.Emax:
        return refuse(context, InvalidOperation)
    if self._int and self._exp - target + count_digits(self._int) > context.prec:
        return refuse(context, InvalidOperation)
    result, exact = _rescale(self, target, rounding)
    digits = count_digits(result._int) if result._int else 0
    if digits > context.prec or result._int and digits + target - 1 > context.Emax:
        return refuse(context, InvalidOperation)
    if target > self._exp and self._int:
        context._tell(*([Rounded] if exact else [Inexact, Rounded]))
    return fitted(result, context)


def normalize(self, context):
    result = fitted(self, context)
    if result._kind != "F":
        return result
    if not result._int:
        return make(result._sign, 0)
    coefficient, exponent = result._int, result._exp
    top = context.Etop() if context.clamp else context.Emax
    while coefficient % 10 == 0 and exponent < top:
        coefficient, exponent = coefficient // 10, exponent + 1
    return make(result._sign, coefficient, exponent)


def _to_integral(self, rounding, context, tells):
    nan = first_nan(context, self)
    if nan or self._kind == "I" or self._exp >= 0:
        return nan or self
    rounding = context.rounding if rounding is None else check_rounding(rounding)
    result, exact = _rescale(self, 0, rounding)
    if tells and self._int:
        context._tell(*([Rounded] if exact else [Inexact, Rounded]))
    return result


def to_integral_exact(self, rounding, context):
    return _to_integral(self, rounding, context, True)


def to_integral_value(self, rounding, context):
    return _to_integral(self, rounding, context, False)


def sqrt(self, context):
    nan = first_nan(context, self)
    if nan:
        return nan
    if self._kind == "I" and not self._sign:
        return self
    if _is_zero(self):
        return rounded(context, self._sign, 0, self._exp // 2)
    if self._sign:
        return refuse(context, InvalidOperation)
    value, exponent, _ = functions.root(self._int, self._exp, context.prec)
    return rounded(context._nearest(), 0, value, exponent)


def exp(self, context):
    nan = first_nan(context, self)
    if nan:
        return nan
    if self._kind == "I":
        return make(0, 0) if self._sign else self
    if not self._int:
        return make(0, 1)
    if count_digits(self._int) + self._exp > 20:
        return arithmetic.out_of_range(context._nearest(), 0, not self._sign)
    if count_digits(self._int) + self._exp < -context.prec - 2:
        lead = 10 ** (context.prec + 3)
        return inexact(context._nearest(), 0, lead - 1 if self._sign else lead + 1,
                       -context.prec - 3)
    found = functions.exp(self._sign, self._int, self._exp, context.prec)
    return inexact(context._nearest(), *found)


def _logarithm(self, context, function, is_exact):
    nan = first_nan(context, self)
    if nan:
        return nan
    if _is_zero(self):
        return make(1, 0, 0, "I")
    if self._sign:
        return refuse(context, InvalidOperation)
    if self._kind == "I":
        return self
    exact = is_exact(self)
    if exact is not None:
        return plus(make(int(exact < 0), abs(exact)), context)
    return inexact(context._nearest(), *function(self._int, self._exp, context.prec))


def _power_of_ten(a):
    """Which power of 10 a positive number is; None if it is none."""
    digits = count_digits(a._int)
    return a._exp + digits - 1 if a._int == 10 ** (digits - 1) else None


def ln(self, context):
    is_one = lambda a: 0 if _power_of_ten(a) == 0 else None
    return _logarithm(self, context, functions.ln, is_one)


def log10(self, context):
    return _logarithm(self, context, functions.log10, _power_of_ten)


def logb(self, context):
    nan = first_nan(context, self)
    if nan:
        return nan
    if self._kind == "I":
        return make(0, 0, 0, "I")
    if not self._int:
        context._tell(DivisionByZero)
        return make(1, 0, 0, "I")
    adjusted = self.adjusted()
    return plus(make(int(adjusted < 0), abs(adjusted)), context)


def fma(self, other, third, context):
    if "N" not in (self._kind, other._kind, third._kind) and "n" not in (self._kind, other._kind):
        wide = context._with_precision(MAX_PREC)
        wide.traps = context.traps
        product = arithmetic.multiply(self, other, wide)
        context.flags._set.update(wide.flags._set)
        return arithmetic.add(product, third, context)
    return first_nan(context, self, other, third)


def remainder_near(self, other, context):
    nan = first_nan(context, self, other)
    if nan:
        return nan
    if self._kind == "I" or _is_zero(other) and self._int:
        return refuse(context, InvalidOperation)
    if _is_zero(other):
        return arithmetic.divide_both(self, other, context)[1]
    if other._kind == "I":
        return plus(self, context)
    exponent = self._exp if self._exp < other._exp else other._exp
    if not self._int:
        return rounded(context, self._sign, 0, exponent)
    if self.adjusted() > other.adjusted() + context.prec:
        return refuse(context, arithmetic.DivisionImpossible)
    if self.adjusted() < other.adjusted() - 1:
        return rounded(context, self._sign, self._int * 10 ** (self._exp - exponent), exponent)
    unit = other._int * 10 ** (other._exp - exponent)
    quotient, rest = divmod(self._int * 10 ** (self._exp - exponent), unit)
    if 2 * rest + quotient % 2 > unit:
        rest, quotient = rest - unit, quotient + 1
    if quotient >= 10 ** context.prec:
        return refuse(context, arithmetic.DivisionImpossible)
    return rounded(context, self._sign ^ int(rest < 0), abs(rest), exponent)


# Comparisons.
def compare(self, other, context):
    nan = first_nan(context, self, other)
    if nan:
        return nan
    order = order_of(self, other)
    return make(int(order < 0), abs(order))


def compare_signal(self, other, context):
    if self._kind in "nN" or other._kind in "nN":
        context._tell(InvalidOperation)
    return compare(self, other, context)


def _total_key(a):
    rank = {"F": 0, "I": 1, "N": 2, "n": 3}[a._kind]
    return rank, a._int if rank > 1 else 0


def compare_total_order(self, other, ignores_sign=False):
    """Negative, 0 or positive, in the order of all representations."""
    signs = [0 if ignores_sign else a._sign for a in (self, other)]
    if signs[0] != signs[1]:
        return -1 if signs[0] else 1
    left, right = _total_key(self), _total_key(other)
    order = (left > right) - (left < right)
    if not order and self._kind == "F":
        order = order_of(make(0, self._int, self._exp), make(0, other._int, other._exp)) or \
            (self._exp > other._exp) - (self._exp < other._exp)
    return -order if signs[0] else order


def compare_total(self, other, context):
    order = compare_total_order(self, other)
    return make(int(order < 0), abs(order))


def compare_total_mag(self, other, context):
    order = compare_total_order(self, other, True)
    return make(int(order < 0), abs(order))


def _choose(a, b, context, wanted, by_size):
    if a._kind in "nN" or b._kind in "nN":
        if "N" not in (a._kind, b._kind) and a._kind + b._kind != "nn":
            return fitted(b if a._kind == "n" else a, context)
        return first_nan(context, a, b)
    order = order_of(a.copy_abs(), b.copy_abs()) if by_size else order_of(a, b)
    order = order or compare_total_order(a, b)
    return fitted(a if order * wanted >= 0 else b, context)


def max(self, other, context):
    return _choose(self, other, context, 1, False)


def min(self, other, context):
    return _choose(self, other, context, -1, False)


def max_mag(self, other, context):
    return _choose(self, other, context, 1, True)


def min_mag(self, other, context):
    return _choose(self, other, context, -1, True)


# Neighbours.
def _step(self, context, rounding, is_away):
    """The next number in the direction of a rounding."""
    nan = first_nan(context, self)
    if nan:
        return nan
    if self._kind == "I":
        if not is_away:
            return make(self._sign, 10 ** context.prec - 1, context.Etop())
        return self
    work = Context(context.prec, rounding, context.Emin, context.Emax, 1, 0, [], [])
    nearest = plus(self, work)
    if order_of(nearest, self):
        return nearest
    return arithmetic.add(self, make(int(rounding == ROUND_FLOOR), 1, context.Etiny() - 1), work)


def next_plus(self, context):
    return _step(self, context, ROUND_CEILING, not self._sign)


def next_minus(self, context):
    return _step(self, context, ROUND_FLOOR, bool(self._sign))


def next_toward(self, other, context):
    nan = first_nan(context, self, other)
    if nan:
        return nan
    order = order_of(self, other)
    if not order:
        return self.copy_sign(other)
    result = next_plus(self, context) if order < 0 else next_minus(self, context)
    if result._kind == "I":
        context._tell(Overflow, Inexact, Rounded)
    elif result.adjusted() < context.Emin:
        context._tell(Underflow, Subnormal, Inexact, Rounded,
                      *(() if result._int else (Clamped,)))
    return result


# Digits moved about.
def _count_of(other, context):
    if other._kind != "F" or other._exp != 0:
        return None
    count = -other._int if other._sign else other._int
    return count if -context.prec <= count <= context.prec else None


def scaleb(self, other, context):
    nan = first_nan(context, self, other)
    if nan:
        return nan
    limit = 2 * (context.Emax + context.prec)
    if other._kind != "F" or other._exp != 0 or other._int > limit:
        return refuse(context, InvalidOperation)
    if self._kind == "I":
        return self
    count = -other._int if other._sign else other._int
    return rounded(context, self._sign, self._int, self._exp + count)


def _move(self, other, context, move):
    nan = first_nan(context, self, other)
    if nan:
        return nan
    count = _count_of(other, context)
    if count is None:
        return refuse(context, InvalidOperation)
    if self._kind == "I":
        return self
    digits = digits_of(self._int)[-context.prec:].rjust(context.prec, "0")
    return make(self._sign, int(move(digits, count)), self._exp)


def rotate(self, other, context):
    return _move(self, other, context,
                 lambda digits, count: digits[count:] + digits[:count])


def shift(self, other, context):
    return _move(self, other, context,
                 lambda digits, count: (digits + "0" * count)[-len(digits):] if count >= 0 else
                 digits[:count] or "0")


def _logical_digits(a, context):
    digits = digits_of(a._int)
    if a._kind != "F" or a._sign or a._exp or set(digits) - {"0", "1"}:
        return None
    return int(digits[-context.prec:], 2)


def _logical(context, operation, *operands):
    values = [_logical_digits(a, context) for a in operands]
    if None in values:
        return refuse(context, InvalidOperation)
    return make(0, int(bin(operation(*values))[2:]))


def logical_and(self, other, context):
    return _logical(context, lambda a, b: a & b, self, other)


def logical_or(self, other, context):
    return _logical(context, lambda a, b: a | b, self, other)


def logical_xor(self, other, context):
    return _logical(context, lambda a, b: a ^ b, self, other)


def logical_invert(self, context):
    if context.prec > 1 << 32:
        raise MemoryError
    return _logical(context, lambda a: a ^ (1 << context.prec) - 1, self)


def number_class(self, context):
    if self._kind in "nN":
        return "sNaN" if self._kind == "N" else "NaN"
    sign = "-" if self._sign else "+"
    if self._kind == "I":
        return sign + "Infinity"
    if not self._int:
        return sign + "Zero"
    return sign + ("Subnormal" if self.adjusted() < context.Emin else "Normal")


def is_normal(self, context):
    return self._kind == "F" and self._int != 0 and self.adjusted() >= context.Emin


def is_subnormal(self, context):
    return self._kind == "F" and self._int != 0 and self.adjusted() < context.Emin


def to_eng_string(self, context):
    return write(self, context.capitals, True)


UNARY = (normalize, sqrt, exp, ln, log10, logb, next_plus, next_minus, logical_invert,
         number_class, is_normal, is_subnormal, to_eng_string)
BINARY = (remainder_near, compare, compare_signal, compare_total, compare_total_mag, max, min,
          max_mag, min_mag, next_toward, scaleb, rotate, shift, logical_and, logical_or,
          logical_xor)
ROUNDING = (to_integral_exact, to_integral_value)
