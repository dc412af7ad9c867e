"""Decimal numbers of any precision: exact in what they hold, rounded by a context."""
import sys
from collections import namedtuple

import _decimal_arithmetic as _arithmetic
import _decimal_methods as _methods
from _decimal_arithmetic import make as _make
from _decimal_arithmetic import operand as _operand
from _decimal_arithmetic import parts_of_float as _parts_of_float
from _decimal_context import *
from _decimal_context import ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext
from _decimal_context import cut as _cut
from _decimal_context import digits_of as _digits_of
from _decimal_text import format_number as _format_number
from _decimal_text import parse as _parse
from _decimal_text import write as _write

__all__ = """Decimal Context DecimalTuple DefaultContext BasicContext ExtendedContext
    DecimalException Clamped InvalidOperation DivisionByZero Inexact Rounded Subnormal Overflow
    Underflow FloatOperation DivisionImpossible InvalidContext ConversionSyntax DivisionUndefined
    ROUND_DOWN ROUND_HALF_UP ROUND_HALF_EVEN ROUND_CEILING ROUND_FLOOR ROUND_UP ROUND_HALF_DOWN
    ROUND_05UP setcontext getcontext localcontext MAX_PREC MAX_EMAX MIN_EMIN MIN_ETINY
    HAVE_THREADS HAVE_CONTEXTVAR""".split()
__version__ = "1.70"
HAVE_THREADS = HAVE_CONTEXTVAR = True
DecimalTuple = namedtuple("DecimalTuple", "sign digits exponent", module="decimal")
_MODULUS, _INFINITE_HASH = sys.hash_info.modulus, sys.hash_info.inf
_TENTH = pow(10, -1, _MODULUS)


def _from_tuple(parts):
    if len(parts) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exponent = parts
    if not isinstance(sign, int) or sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if exponent == "F":
        return sign, 0, 0, "I"
    if isinstance(exponent, str) and exponent not in ("n", "N"):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    if not isinstance(exponent, (int, str)):
        raise ValueError("exponent must be an integer")
    coefficient = 0
    for digit in tuple(digits):
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
        coefficient = coefficient * 10 + digit
    if isinstance(exponent, str):
        return sign, coefficient, 0, exponent
    return sign, coefficient, exponent, "F"


def _parts_of(value, context):
    """Sign, coefficient, exponent and kind of what a Decimal is made of."""
    if isinstance(value, str):
        parts = _parse(value)
        if parts is None:
            context._tell(ConversionSyntax)
            return 0, 0, 0, "n"
        if parts[2] > MAX_EMAX or parts[2] < MIN_ETINY:
            context._tell(InvalidOperation)
            return 0, 0, 0, "n"
        return parts
    if isinstance(value, int):
        return int(value < 0), abs(int(value)), 0, "F"
    if isinstance(value, Decimal):
        return value._sign, value._int, value._exp, value._kind
    if isinstance(value, float):
        context._tell(FloatOperation)
        return _parts_of_float(value)
    if isinstance(value, (tuple, list)):
        return _from_tuple(value)
    raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")


def _context_or_current(context):
    if context is None:
        return getcontext()
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    return context


def _binary(operation):
    """The methods of an operator for both orders."""
    def forward(self, other):
        other = _arithmetic.convert(other)
        return other if other is NotImplemented else operation(self, other, getcontext())

    def reverse(self, other):
        other = _arithmetic.convert(other)
        return other if other is NotImplemented else operation(other, self, getcontext())
    return forward, reverse


def _comparison(test, is_equality=False, of_nan=False):
    """The method of a comparison; of_nan: its answer for a NaN."""
    def method(self, other):
        context = getcontext()
        pair = _arithmetic.comparable(self, other, is_equality, context)
        if pair is NotImplemented:
            return NotImplemented
        kinds = pair[0]._kind + pair[1]._kind
        if "n" in kinds or "N" in kinds:
            if not is_equality or "N" in kinds:
                context._tell(InvalidOperation)
            return of_nan
        return test(_arithmetic.compare(*pair))
    return method


def _with_context(function, operands, takes_rounding=False):
    """The method for a function of operands and a context."""
    if takes_rounding:
        def method(self, rounding=None, context=None):
            return function(self, rounding, _context_or_current(context))
    elif operands == 1:
        def method(self, context=None):
            return function(self, _context_or_current(context))
    else:
        def method(self, other, context=None):
            return function(self, _operand(other), _context_or_current(context))
    method.__name__ = function.__name__
    method.__qualname__ = f"Decimal.{function.__name__}"
    return method


class Decimal:
    """A decimal number: a sign, the digits and where the point is."""
    __slots__ = ("_sign", "_int", "_exp", "_kind")

    def __new__(cls, value="0", context=None):
        return _make(*_parts_of(value, _context_or_current(context)), cls)

    @classmethod
    def from_float(cls, f, /):
        if not isinstance(f, (int, float)):
            raise TypeError("argument must be int or float")
        if isinstance(f, int):
            return cls(int(f))
        return _make(*_parts_of_float(f), cls)

    __add__, __radd__ = _binary(_arithmetic.add)
    __sub__, __rsub__ = _binary(_arithmetic.subtract)
    __mul__, __rmul__ = _binary(_arithmetic.multiply)
    __truediv__, __rtruediv__ = _binary(_arithmetic.divide)
    __floordiv__, __rfloordiv__ = _binary(_arithmetic.floor_divide)
    __mod__, __rmod__ = _binary(_arithmetic.remainder)
    __divmod__, __rdivmod__ = _binary(_arithmetic.divide_both)
    __eq__ = _comparison(lambda order: order == 0, True)
    __ne__ = _comparison(lambda order: order != 0, True, True)
    __lt__ = _comparison(lambda order: order < 0)
    __le__ = _comparison(lambda order: order <= 0)
    __gt__ = _comparison(lambda order: order > 0)
    __ge__ = _comparison(lambda order: order >= 0)

    def __pow__(self, other, modulo=None):
        other = _arithmetic.convert(other)
        if other is NotImplemented:
            return other
        if modulo is None:
            return _arithmetic.power(self, other, getcontext())
        return _power_modulo(self, other, _operand(modulo), getcontext())

    def __rpow__(self, other):
        other = _arithmetic.convert(other)
        return other if other is NotImplemented else _arithmetic.power(other, self, getcontext())

    def __pos__(self):
        return _arithmetic.plus(self, getcontext())

    def __neg__(self):
        return _arithmetic.minus(self, getcontext())

    def __abs__(self):
        return _arithmetic.plus(self if self._kind in "nN" else self.copy_abs(), getcontext())

    def __bool__(self):
        return self._kind != "F" or self._int != 0

    def __hash__(self):
        if self._kind == "N":
            raise TypeError("Cannot hash a signaling NaN value")
        if self._kind == "n":
            return object.__hash__(self)
        if self._kind == "I":
            return -_INFINITE_HASH if self._sign else _INFINITE_HASH
        scale = pow(10 if self._exp >= 0 else _TENTH, abs(self._exp), _MODULUS)
        value = self._int * scale % _MODULUS
        value = -value if self._sign else value
        return -2 if value == -1 else value

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return _write(self, getcontext().capitals)

    def __format__(self, form, context=None, /):
        return _format_number(self, form, context or getcontext())

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self if type(self) is Decimal else type(self)(self)

    def __deepcopy__(self, memo):
        return self.__copy__()

    # Other numbers.
    def _refuse_specials(self, wanted):
        if self._kind == "I":
            raise OverflowError(f"cannot convert Infinity to {wanted}")
        if self._kind != "F":
            raise ValueError(f"cannot convert NaN to {wanted}")

    def _whole(self, rounding):
        self._refuse_specials("integer")
        value, _ = _cut(self._sign, self._int, -self._exp, rounding)
        return -value if self._sign else value

    def __int__(self):
        return self._whole(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._whole(ROUND_FLOOR)

    def __ceil__(self):
        return self._whole(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self._whole(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_make(0, 1, -n))

    def __float__(self):
        if self._kind == "N":
            raise ValueError("cannot convert signaling NaN to float")
        return float("-nan" if self._sign else "nan") if self._kind == "n" else float(str(self))

    def __complex__(self):
        return complex(float(self))

    def as_tuple(self):
        if self._kind == "I":
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple(map(int, _digits_of(self._int)))
        if self._kind != "F":
            return DecimalTuple(self._sign, digits if self._int else (), self._kind)
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        self._refuse_specials("integer ratio")
        above, below = (self._int * 10 ** self._exp, 1) if self._exp >= 0 else \
            (self._int, 10 ** -self._exp)
        while below > 1 and above % 2 == 0 and below % 2 == 0:
            above, below = above // 2, below // 2
        while below > 1 and above % 5 == 0 and below % 5 == 0:
            above, below = above // 5, below // 5
        return (-above if self._sign else above), (below if above else 1)

    real = property(lambda self: self)
    imag = property(lambda self: _make(0, 0))

    # What needs no context.
    def adjusted(self):
        return self._exp + _arithmetic.count_digits(self._int) - 1 if self._kind == "F" else 0

    def canonical(self):
        return self

    conjugate = canonical

    def copy_abs(self):
        return _make(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        return _make(1 - self._sign, self._int, self._exp, self._kind)

    def copy_sign(self, other, context=None):
        return _make(_operand(other)._sign, self._int, self._exp, self._kind)

    def is_canonical(self):
        return True

    def is_finite(self):
        return self._kind == "F"

    def is_infinite(self):
        return self._kind == "I"

    def is_nan(self):
        return self._kind in "nN"

    def is_qnan(self):
        return self._kind == "n"

    def is_snan(self):
        return self._kind == "N"

    def is_signed(self):
        return bool(self._sign)

    def is_zero(self):
        return self._kind == "F" and not self._int

    def radix(self):
        return _make(0, 10)

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if self._kind == other._kind == "F":
            return self._exp == other._exp
        return self._kind.lower() == other._kind.lower()

    # The rest of what takes a context is added below.
    def quantize(self, exp, rounding=None, context=None):
        return _methods.quantize(self, _operand(exp), rounding, _context_or_current(context))

    def fma(self, other, third, context=None):
        return _methods.fma(self, _operand(other), _operand(third), _context_or_current(context))


_arithmetic.Decimal = Decimal
for _function in _methods.UNARY:
    setattr(Decimal, _function.__name__, _with_context(_function, 1))
for _function in _methods.BINARY:
    setattr(Decimal, _function.__name__, _with_context(_function, 2))
for _function in _methods.ROUNDING:
    setattr(Decimal, _function.__name__, _with_context(_function, 1, True))
Decimal.to_integral = Decimal.to_integral_value


def _power_modulo(a, b, modulo, context):
    values = (a, b, modulo)
    if any(value._kind != "F" or value._int and value._exp < 0 and
           value._int % 10 ** -value._exp for value in values) or b._sign or \
            not modulo._int or not a._int and not b._int or modulo.adjusted() >= context.prec:
        return _arithmetic.refuse(context, InvalidOperation)
    result = pow(abs(int(a)), int(b), abs(int(modulo)))
    return _make(int(a._sign and int(b) % 2 == 1), result)


# The same operations as methods of a context.
def _context_method(function, count):
    def method(self, *operands):
        if len(operands) != count:
            raise TypeError(f"{method.__name__}() takes exactly {count} arguments "
                            f"({len(operands)} given)")
        return function(*map(_operand, operands), self)
    return method


_OPERATORS = {"add": 2, "subtract": 2, "multiply": 2, "divide": 2, "remainder": 2, "plus": 1,
              "minus": 1}
_of_context = {name: _context_method(getattr(_arithmetic, name), count)
               for name, count in _OPERATORS.items()}
_of_context["divide_int"] = _context_method(_arithmetic.floor_divide, 2)
_of_context["divmod"] = _context_method(_arithmetic.divide_both, 2)
_of_context["abs"] = _context_method(
    lambda a, context: _arithmetic.plus(a.copy_abs(), context), 1)
_of_context["quantize"] = _context_method(
    lambda a, b, context: _methods.quantize(a, b, None, context), 2)
_of_context["fma"] = _context_method(_methods.fma, 3)
_of_context["to_sci_string"] = _context_method(
    lambda a, context: _write(a, context.capitals), 1)
_of_context.update((function.__name__, _context_method(function, 1))
                   for function in _methods.UNARY)
_of_context.update((function.__name__, _context_method(function, 2))
                   for function in _methods.BINARY)
_of_context.update((function.__name__, _context_method(
    lambda a, context, function=function: function(a, None, context), 1))
    for function in _methods.ROUNDING)
_of_context["to_integral"] = _of_context["to_integral_value"]
for _name in ("canonical", "copy_abs", "copy_negate", "is_canonical", "is_finite", "is_infinite",
              "is_nan", "is_qnan", "is_signed", "is_snan", "is_zero"):
    _of_context[_name] = _context_method(
        lambda a, context, name=_name: getattr(a, name)(), 1)
for _name in ("copy_sign", "same_quantum"):
    _of_context[_name] = _context_method(
        lambda a, b, context, name=_name: getattr(a, name)(b), 2)
_of_context["copy_decimal"] = _of_context["canonical"]
_of_context["radix"] = lambda self: _make(0, 10)


def _context_power(self, a, b, modulo=None):
    a, b = _operand(a), _operand(b)
    return _arithmetic.power(a, b, self) if modulo is None else \
        _power_modulo(a, b, _operand(modulo), self)


def _create_decimal(self, num="0", /):
    return _arithmetic.plus(_make(*_parts_of(num, self)), self)


def _create_decimal_from_float(self, f, /):
    return _arithmetic.plus(Decimal.from_float(f), self)


_of_context.update(power=_context_power, create_decimal=_create_decimal,
                   create_decimal_from_float=_create_decimal_from_float)
for _name, _function in _of_context.items():
    _function.__name__, _function.__qualname__ = _name, f"Context.{_name}"
    setattr(Context, _name, _function)

_traps = [DivisionByZero, Overflow, InvalidOperation]
BasicContext = Context(9, ROUND_HALF_UP, traps=[*_traps, Clamped, Underflow])
ExtendedContext = Context(9, ROUND_HALF_EVEN, traps=[])
_current = None


def getcontext():
    global _current
    if _current is None:
        _current = DefaultContext.copy()
    return _current


def setcontext(context, /):
    global _current
    if not isinstance(context, Context):
        raise TypeError("optional argument must be a context")
    is_shared = context in (DefaultContext, BasicContext, ExtendedContext)
    _current = context.copy() if is_shared else context


class ContextManager:
    """Another context for a block."""
    __module__ = "decimal"

    def __init__(self, context):
        self._new, self._saved = context, None

    def __enter__(self):
        self._saved = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, kind, value, traceback):
        setcontext(self._saved)
        return False


def localcontext(ctx=None, **kwargs):
    context = _context_or_current(ctx).copy()
    for name, value in kwargs.items():
        if name not in Context.__slots__:
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
        setattr(context, name, value)
    return ContextManager(context)


# Messages name these types in full, as those of types written in C.
for _class in (Decimal, Context, ContextManager):
    _class.__name__ = f"decimal.{_class.__name__}"
