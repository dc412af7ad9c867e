"""Signals, contexts and rounding of decimals."""
from collections.abc import MutableMapping

__name__ = "decimal"  # where the classes say that they come from

ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_EVEN = "ROUND_DOWN", "ROUND_HALF_UP", "ROUND_HALF_EVEN"
ROUND_CEILING, ROUND_FLOOR, ROUND_UP = "ROUND_CEILING", "ROUND_FLOOR", "ROUND_UP"
ROUND_HALF_DOWN, ROUND_05UP = "ROUND_HALF_DOWN", "ROUND_05UP"
MAX_PREC = MAX_EMAX = 999999999999999999
MIN_EMIN, MIN_ETINY = -MAX_EMAX, 1 - 2 * MAX_EMAX


class DecimalException(ArithmeticError):
    pass


class Clamped(DecimalException):
    pass


class InvalidOperation(DecimalException):
    pass


class ConversionSyntax(InvalidOperation):
    pass


class DivisionImpossible(InvalidOperation):
    pass


class InvalidContext(InvalidOperation):
    pass


class DivisionByZero(DecimalException, ZeroDivisionError):
    pass


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    pass


class Inexact(DecimalException):
    pass


class Rounded(DecimalException):
    pass


class Subnormal(DecimalException):
    pass


class Overflow(Inexact, Rounded):
    pass


class Underflow(Inexact, Rounded, Subnormal):
    pass


class FloatOperation(DecimalException, TypeError):
    pass


SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal,
           Inexact, Rounded, Clamped)
_TOLD = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded,
         Subnormal, Underflow)
_SYNTAX = (ConversionSyntax, DivisionImpossible, DivisionUndefined, InvalidContext)


def signal_of(condition):
    return InvalidOperation if condition in _SYNTAX else condition


class SignalDict(MutableMapping):
    """Which signals are set: always all of them are keys."""
    __module__ = "abc"

    def __init__(self, which=()):
        self._set = set(which)

    def __getitem__(self, signal):
        if signal not in SIGNALS:
            raise KeyError("valid values for signals are:\n"
                           "  [InvalidOperation, FloatOperation, DivisionByZero,\n"
                           "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n"
                           "   Clamped]")
        return signal in self._set

    def __setitem__(self, signal, value):
        self[signal]
        if value:
            self._set.add(signal)
        else:
            self._set.discard(signal)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter(SIGNALS)

    def __len__(self):
        return len(SIGNALS)

    def __repr__(self):
        return "{" + ", ".join(f"{signal}:{signal in self._set}" for signal in SIGNALS) + "}"

    def __eq__(self, other):
        return self._set == other._set if isinstance(other, SignalDict) else \
            MutableMapping.__eq__(self, other)

    def copy(self):
        return dict(self)


def _new_signals(given):
    if isinstance(given, SignalDict):
        return SignalDict(given._set)
    if isinstance(given, dict):
        if set(given) != set(SIGNALS):
            raise KeyError("invalid signal dict")
        return SignalDict(signal for signal in given if given[signal])
    if isinstance(given, list):
        for signal in given:
            SignalDict()[signal]
        return SignalDict(given)
    raise TypeError("argument must be a signal dict")


_ROUNDINGS = (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN,
              ROUND_HALF_EVEN, ROUND_05UP)
_LIMITS = {"prec": (1, MAX_PREC, "[1, MAX_PREC]"), "Emin": (MIN_EMIN, 0, "[MIN_EMIN, 0]"),
           "Emax": (0, MAX_EMAX, "[0, MAX_EMAX]"), "capitals": (0, 1, "[0, 1]"),
           "clamp": (0, 1, "[0, 1]")}


def check_rounding(value):
    if value not in _ROUNDINGS:
        raise TypeError("valid values for rounding are:\n"
                        "  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                        "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n"
                        "   ROUND_05UP]")
    return value


class Context:
    """Precision, rounding, limits of exponents, and what becomes of signals."""
    __slots__ = ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps",
                 "_unrounded")  # coefficients below need no rounding, wherever the point is

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None,
                 flags=None, traps=None):
        like = DefaultContext
        self.prec = like.prec if prec is None else prec
        self.rounding = like.rounding if rounding is None else rounding
        self.Emin = like.Emin if Emin is None else Emin
        self.Emax = like.Emax if Emax is None else Emax
        self.capitals = like.capitals if capitals is None else capitals
        self.clamp = like.clamp if clamp is None else clamp
        self.flags = SignalDict() if flags is None else flags
        self.traps = like.traps if traps is None else traps

    def __setattr__(self, name, value):
        if name in _LIMITS:
            least, most, told = _LIMITS[name]
            if not isinstance(value, int):
                raise TypeError("an integer is required")
            if not least <= value <= most:
                raise ValueError(f"valid {'values' if most == 1 else 'range'} for {name} "
                                 f"{'are' if most == 1 else 'is'} {told}")
        elif name == "rounding":
            check_rounding(value)
        elif name in ("flags", "traps"):
            value = _new_signals(value)
        object.__setattr__(self, name, value)
        if name in ("prec", "Emin", "Emax", "clamp"):
            has_room = hasattr(self, "clamp") and not self.clamp and self.prec < 10000 and \
                self.Emin < -99999 and self.Emax > 99999
            object.__setattr__(self, "_unrounded", 10 ** self.prec if has_room else 0)

    def __delattr__(self, name):
        raise AttributeError("context attributes cannot be deleted")

    def __repr__(self):
        flags, traps = (", ".join(signal.__name__ for signal in _TOLD if signals[signal])
                        for signals in (self.flags, self.traps))
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, "
                f"Emax={self.Emax}, capitals={self.capitals}, clamp={self.clamp}, "
                f"flags=[{flags}], traps=[{traps}])")

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp,
                       self.flags, self.traps)

    __copy__ = copy

    def __reduce__(self):
        flags, traps = ([signal for signal in SIGNALS if signals[signal]]
                        for signals in (self.flags, self.traps))
        return type(self), (self.prec, self.rounding, self.Emin, self.Emax, self.capitals,
                            self.clamp, flags, traps)

    def clear_flags(self):
        self.flags = SignalDict()

    def clear_traps(self):
        self.traps = SignalDict()

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def _tell(self, *conditions):
        """Sets the flags of what happened; raises what is trapped."""
        signals = [signal_of(condition) for condition in conditions]
        self.flags._set.update(signals)
        if self.traps._set.isdisjoint(signals):
            return
        trapped = [condition for condition, signal in zip(conditions, signals)
                   if signal in self.traps._set]
        first = next(signal for signal in SIGNALS
                     if signal in map(signal_of, trapped))
        raise first(trapped)

    def _nearest(self):
        """The same, with its flags, but rounding to the nearest."""
        near = Context(self.prec, ROUND_HALF_EVEN, self.Emin, self.Emax, self.capitals, self.clamp,
                       [], self.traps)
        object.__setattr__(near, "flags", self.flags)
        return near

    def _with_precision(self, prec, rounding=ROUND_HALF_EVEN):
        """A context for steps between, which signals nothing and has room for all exponents."""
        return Context(prec, rounding, MIN_EMIN, MAX_EMAX, self.capitals, 0, [], [])


# What a context is made like; it cannot be made by its own rule.
DefaultContext = object.__new__(Context)
for _name, _value in (("prec", 28), ("rounding", ROUND_HALF_EVEN), ("Emin", -999999),
                      ("Emax", 999999), ("capitals", 1), ("clamp", 0), ("flags", []),
                      ("traps", [InvalidOperation, DivisionByZero, Overflow])):
    setattr(DefaultContext, _name, _value)


def count_digits(number):
    """How many decimal digits a number that is not negative has."""
    bits = number.bit_length()
    if bits < 10000:
        return len(str(number))
    count = bits * 30103 // 100000
    while 10 ** count <= number:
        count += 1
    while 10 ** (count - 1) > number:
        count -= 1
    return count


def digits_of(number):
    """The decimal digits of a number of any size."""
    if number.bit_length() < 10000:
        return str(number)
    half = count_digits(number) // 2
    high, low = divmod(number, 10 ** half)
    return digits_of(high) + digits_of(low).rjust(half, "0")


def _goes_up(rounding, sign, kept, half):
    """Whether a cut number grows; half: how what is cut compares with one half."""
    if rounding == ROUND_HALF_EVEN:
        return half > 0 or half == 0 and kept % 2 == 1
    if rounding == ROUND_HALF_UP:
        return half >= 0
    if rounding == ROUND_HALF_DOWN:
        return half > 0
    if rounding == ROUND_CEILING:
        return not sign
    if rounding == ROUND_FLOOR:
        return bool(sign)
    if rounding == ROUND_05UP:
        return kept % 5 == 0
    return rounding == ROUND_UP


def cut(sign, coefficient, count, rounding):
    """The coefficient without its last `count` digits, rounded, and whether that was exact."""
    if count <= 0:
        return coefficient * 10 ** -count, True
    if count > count_digits(coefficient) + 1:
        kept, rest, unit = 0, min(coefficient, 1), 10
    else:
        unit = 10 ** count
        kept, rest = divmod(coefficient, unit)
    if not rest:
        return kept, True
    half = (2 * rest > unit) - (2 * rest < unit)
    return kept + _goes_up(rounding, sign, kept, half), False


def fit(context, sign, coefficient, exponent):
    """Coefficient, exponent and conditions of the nearest number that the context allows; the
    coefficient is None when it is out of range."""
    if not coefficient:
        top = context.Etop() if context.clamp else context.Emax
        clamped = min(max(exponent, context.Etiny()), top)
        return 0, clamped, (Clamped,) if clamped != exponent else ()
    digits = count_digits(coefficient)
    adjusted = digits + exponent - 1
    is_small = adjusted < context.Emin
    least = max(exponent + digits - context.prec, context.Etiny())
    conditions = []
    if exponent < least:
        coefficient, exact = cut(sign, coefficient, least - exponent, context.rounding)
        exponent = least
        if coefficient == 10 ** context.prec:
            coefficient, exponent = coefficient // 10, exponent + 1
        conditions = [Rounded] if exact else [Inexact, Rounded]
        if not exact and is_small:
            conditions.append(Underflow)
        if not coefficient:
            conditions.append(Clamped)
        adjusted = count_digits(coefficient) + exponent - 1
    if is_small:
        conditions.append(Subnormal)
    if coefficient and adjusted > context.Emax:
        return None, 0, (Overflow, Inexact, Rounded)
    if context.clamp and exponent > context.Etop():
        coefficient *= 10 ** (exponent - context.Etop())
        exponent = context.Etop()
        conditions.append(Clamped)
    return coefficient, exponent, conditions
