"""Enumerations of numbers, texts and flags; checks on enumerations."""
import enum
from enum import Enum, EnumType, _bits, _is_single_bit, _property

__all__ = """ReprEnum IntEnum StrEnum Flag IntFlag FlagBoundary STRICT CONFORM EJECT KEEP EnumCheck
    CONTINUOUS NAMED_FLAGS UNIQUE unique verify global_enum global_enum_repr global_flag_repr
    global_str show_flag_values""".split()


class ReprEnum(Enum):
    """An enumeration that keeps the text of its data type."""


enum.ReprEnum = ReprEnum


class IntEnum(int, ReprEnum):
    """An enumeration whose members are ints."""


class StrEnum(str, ReprEnum):
    """An enumeration whose members are texts."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    """What becomes of bits that no flag has."""
    STRICT = enum.auto()
    CONFORM = enum.auto()
    EJECT = enum.auto()
    KEEP = enum.auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary
enum.STRICT, enum.CONFORM, enum.EJECT, enum.KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """An enumeration whose members combine by | & ^ ~."""

    def __reduce_ex__(self, protocol):
        return self.__class__, (self._value_,)

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            high = last.bit_length() - 1
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None
        return 2 ** (high + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            found = cls._value2member_map_.get(bit)
            if found is not None:
                yield found

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        mask, every = cls._flag_mask_, cls._all_bits_
        original = value
        if not ~every <= value <= every or value & (every ^ mask):
            if cls._boundary_ is STRICT:
                width = max(value.bit_length(), mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s" %
                                 (cls, value, _bin(value, width), _bin(mask, width)))
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value += max(every + 1, 2 ** value.bit_length())
        if value < 0:
            original = value
            value += every + 1
        unknown = value & ~mask
        made = cls._value2member_map_.get(value)
        if made is not None:
            return made
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        members = [m for m in cls._iter_member_(value)]
        made._name_ = "|".join([m._name_ for m in members])
        if not members:
            made._name_ = None
        elif unknown:
            made._name_ += "|%s" % cls._numeric_repr_(unknown)
        made._sort_order_ = -1
        return cls._value2member_map_.setdefault(value, made)

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r" %
                            (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return bin(self._value_).count("1")

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return "<%s: %s>" % (self.__class__.__name__, show(self._value_))
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        if self._name_ is None:
            return "%s(%r)" % (self.__class__.__name__, self._value_)
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _number(self, other):
        """The bits of the other operand, or None."""
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        number = self._number(other)
        return NotImplemented if number is None else self.__class__(self._value_ | number)

    def __and__(self, other):
        number = self._number(other)
        return NotImplemented if number is None else self.__class__(self._value_ & number)

    def __xor__(self, other):
        number = self._number(other)
        return NotImplemented if number is None else self.__class__(self._value_ ^ number)

    def __invert__(self):
        if self._boundary_ is KEEP:
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


enum.Flag = Flag


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flags that are ints as well."""


def _bin(number, width):
    digits = bin(number if number >= 0 else number + (1 << max(width, number.bit_length())))[2:]
    sign = "1" if number < 0 else "0"
    return "0b%s %s" % (sign, digits.rjust(width, sign))


def show_flag_values(value):
    return list(_bits(value))


def unique(enumeration):
    """Refuse two names for one value."""
    doubles = [(name, found.name) for name, found in enumeration.__members__.items()
               if name != found.name]
    if doubles:
        shown = ", ".join("%s -> %s" % pair for pair in doubles)
        raise ValueError("duplicate values found in %r: %s" % (enumeration, shown))
    return enumeration


class EnumCheck(StrEnum):
    """What verify can look for."""
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._check_unique(enumeration)
            elif check is CONTINUOUS:
                self._check_continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._check_named(enumeration)
        return enumeration

    def _check_unique(self, enumeration):
        doubles = ["%s -> %s" % (name, found.name) for name, found in
                   enumeration.__members__.items() if name != found.name]
        if doubles:
            raise ValueError("aliases found in %r: %s" % (enumeration, ", ".join(doubles)))

    def _check_named(self, enumeration):
        known = {m.value for m in enumeration}
        missing, names = 0, []
        for name, alias in enumeration.__members__.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missed = sum(bit for bit in _bits(alias.value) if bit not in known)
            if missed:
                names.append(name)
                missing |= missed
        if not names:
            return
        which = "alias %s is" % names[0] if len(names) == 1 else \
            "aliases %s and %s are" % (", ".join(names[:-1]), names[-1])
        kind = "value" if _is_single_bit(missing) else "combined values of"
        raise ValueError("invalid Flag %r: %s missing %s 0x%x "
                         "[use enum.show_flag_values(value) for details]" %
                         (enumeration.__name__, which, kind, missing))

    def _check_continuous(self, enumeration):
        values = {m.value for m in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            every = [2 ** i for i in range(low.bit_length() - 1, high.bit_length())]
        else:
            every = range(low + 1, high)
        missing = [value for value in every if value not in values]
        if missing:
            raise ValueError("invalid %s %r: missing values %s" % (
                "flag" if issubclass(enumeration, Flag) else "enum", enumeration.__name__,
                ", ".join(map(str, missing))))


def global_enum_repr(self):
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return "%s.%s(%r)" % (module, self.__class__.__name__, self._value_)
    return "|".join(name if name[0].isdigit() else "%s.%s" % (module, name)
                    for name in self._name_.split("|"))


def global_str(self):
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """Put the members into the module of the class."""
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if update_str or not issubclass(cls, ReprEnum):
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
