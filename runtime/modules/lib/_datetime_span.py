"""Days counted from the year 1, spans of time, and zones: what dates and times stand on."""
from math import modf
from operator import index

MINYEAR, MAXYEAR = 1, 9999
MAXORDINAL = 3652059
_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SECOND = 10 ** 6
_DAY = 86400 * _SECOND


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_before_year(year):
    before = year - 1
    return before * 365 + before // 4 - before // 100 + before // 400


def days_in_month(year, month):
    return 29 if month == 2 and is_leap(year) else _DAYS[month]


def days_before_month(year, month):
    return _BEFORE_MONTH[month] + (month > 2 and is_leap(year))


def ordinal_of(year, month, day):
    """The number of a day; that of 1 January of the year 1 is 1."""
    return days_before_year(year) + days_before_month(year, month) + day


def day_of_ordinal(number):
    """Year, month and day of a number."""
    number -= 1
    year = number // 146097 * 400 + 1
    number %= 146097
    centuries = min(number // 36524, 3)
    number -= centuries * 36524
    year += centuries * 100 + number // 1461 * 4
    number %= 1461
    years = min(number // 365, 3)
    number -= years * 365
    year += years
    month = (number + 50) >> 5
    before = days_before_month(year, month)
    if before > number:
        month -= 1
        before = days_before_month(year, month)
    return year, month, number - before + 1


def first_week_monday(year):
    """The number of the Monday on which week 1 of a year begins."""
    first = ordinal_of(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def divide_and_round(a, b):
    """a / b as the nearest int, the even one of two."""
    whole, rest = divmod(a, b)
    rest *= 2
    above = rest > b if b > 0 else rest < b
    return whole + 1 if above or rest == b and whole % 2 else whole


def _half_away(x):
    return float(int(x + 0.5)) if x >= 0 else float(int(x - 0.5))


def _microseconds(amounts):
    """The sum of amounts (name, value, microseconds in one), rounded once."""
    total, left = 0, 0.0
    for name, value, factor in amounts:
        if isinstance(value, int):
            total += value * factor
        elif isinstance(value, float):
            fraction, whole = modf(value)
            total += int(whole) * factor
            if fraction:
                fraction, whole = modf(fraction * factor)
                total += int(whole)
                left += fraction
        else:
            raise TypeError(f"unsupported type for timedelta {name} component: "
                            f"{type(value).__name__}")
    if left:
        whole = _half_away(left)
        if abs(whole - left) == 0.5:
            odd = total & 1
            whole = 2.0 * _half_away((left + odd) * 0.5) - odd
        total += int(whole)
    return total


class timedelta:
    """A span of time, exact to a microsecond."""
    __module__ = "datetime"
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                weeks=0):
        if type(days) is type(seconds) is type(microseconds) is int and \
                not (milliseconds or minutes or hours or weeks):
            return _span(days * _DAY + seconds * _SECOND + microseconds, cls)
        return _span(_microseconds((
            ("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
            ("seconds", seconds, _SECOND), ("minutes", minutes, 60 * _SECOND),
            ("hours", hours, 3600 * _SECOND), ("days", days, _DAY),
            ("weeks", weeks, 7 * _DAY))), cls)

    days = property(lambda self: self._days, doc="Number of days.")
    seconds = property(lambda self: self._seconds,
                       doc="Number of seconds (>= 0 and less than 1 day).")
    microseconds = property(lambda self: self._microseconds,
                            doc="Number of microseconds (>= 0 and less than 1 second).")

    def total_seconds(self):
        return _total(self) / _SECOND

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (
            ("days", self._days), ("seconds", self._seconds),
            ("microseconds", self._microseconds)) if value]
        return f"{_full_name(self)}({', '.join(parts) or 0})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = "%d:%02d:%02d" % (*divmod(minutes, 60), seconds)
        if self._days:
            text = "%d day%s, %s" % (self._days, "" if abs(self._days) == 1 else "s", text)
        return text + ".%06d" % self._microseconds if self._microseconds else text

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _span(_total(self) + _total(other))

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _span(_total(self) - _total(other))

    def __rsub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _span(_total(other) - _total(self))

    def __neg__(self):
        return _span(-_total(self))

    def __pos__(self):
        return _span(_total(self))

    def __abs__(self):
        return _span(abs(_total(self)))

    def __mul__(self, other):
        if isinstance(other, int):
            return _span(_total(self) * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _span(divide_and_round(_total(self) * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return _total(self) // _total(other)
        return _span(_total(self) // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return _total(self) / _total(other)
        if isinstance(other, int):
            return _span(_rounded(_total(self), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _span(_rounded(_total(self) * b, a))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _span(_total(self) % _total(other))

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        whole, rest = divmod(_total(self), _total(other))
        return whole, _span(rest)

    def __eq__(self, other):
        return _total(self) == _total(other) if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return _total(self) < _total(other) if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return _total(self) <= _total(other) if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return _total(self) > _total(other) if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return _total(self) >= _total(other) if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return bool(self._days or self._seconds or self._microseconds)

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


def _rounded(a, b):
    if b == 0:
        raise ZeroDivisionError("integer division or modulo by zero")
    return divide_and_round(a, b)


def _total(span):
    return (span._days * 86400 + span._seconds) * _SECOND + span._microseconds


def _span(microseconds, cls=timedelta):
    """The span of so many microseconds."""
    seconds, microseconds = divmod(microseconds, _SECOND)
    days, seconds = divmod(seconds, 86400)
    if abs(days) > 999999999:
        if abs(days) > 2147483647:
            raise OverflowError("Python int too large to convert to C int")
        raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    self = object.__new__(cls)
    self._days, self._seconds, self._microseconds = days, seconds, microseconds
    return self


def _full_name(thing):
    """As reprs begin: datetime.date, and the plain name of a subclass."""
    cls = type(thing)
    return f"datetime.{cls.__name__}" if cls.__module__ == "datetime" else cls.__name__


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)
_ZERO = timedelta(0)


def check_offset(name, offset):
    """What utcoffset or dst of a zone may give."""
    if offset is None:
        return None
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not "
                        f"'{type(offset).__name__}'")
    if not abs(_total(offset)) < _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                         f"timedelta(hours=24), not {offset!r}.")
    return offset


def offset_text(offset, colon=":"):
    """As +01:00, with seconds only where there are some."""
    if offset is None:
        return ""
    sign = "-" if offset._days < 0 else "+"
    whole, microseconds = divmod(abs(_total(offset)), _SECOND)
    minutes, seconds = divmod(whole, 60)
    text = "%s%02d%s%02d" % (sign, minutes // 60, colon, minutes % 60)
    if seconds or microseconds:
        text += "%s%02d" % (colon, seconds)
        if microseconds:
            text += ".%06d" % microseconds
    return text


class tzinfo:
    """A zone of time, to be described by a subclass."""
    __module__ = "datetime"
    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """The local time of `dt`, which is in universal time."""
        from datetime import datetime
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        summer = dt.dst()
        if summer is None:
            raise ValueError("fromutc: non-None dst() result required")
        if offset != summer:
            dt += offset - summer
            summer = dt.dst()
            if summer is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + summer

    def __reduce__(self):
        arguments = self.__getinitargs__() if hasattr(self, "__getinitargs__") else ()
        return type(self), arguments, self.__getstate__()


_UNNAMED = object()


class timezone(tzinfo):
    """A zone that is always as far from universal time."""
    __module__ = "datetime"
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=_UNNAMED):
        if not isinstance(offset, timedelta):
            raise TypeError("timezone() argument 1 must be datetime.timedelta, not " +
                            type(offset).__name__)
        if name is _UNNAMED:
            if not offset and hasattr(cls, "utc"):
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError("timezone() argument 2 must be str, not " + type(name).__name__)
        if not abs(_total(offset)) < _DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and "
                             f"timedelta(hours=24), not {offset!r}.")
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def _check(self, dt, name):
        from datetime import datetime
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not " +
                            type(dt).__name__)

    def utcoffset(self, dt):
        self._check(dt, "utcoffset")
        return self._offset

    def tzname(self, dt):
        self._check(dt, "tzname")
        if self._name is not None:
            return self._name
        return "UTC" + offset_text(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check(dt, "dst")
        return None

    def fromutc(self, dt):
        from datetime import datetime
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime instance, not " +
                            type(dt).__name__)
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{_full_name(self)}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __reduce__(self):
        return type(self), self.__getinitargs__()


timezone.utc = timezone(_ZERO)
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def check_zone(zone):
    if zone is not None and not isinstance(zone, tzinfo):
        raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type "
                        f"'{type(zone).__name__}'")
    return zone


def check_date(year, month, day):
    year, month, day = index(year), index(month), index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def check_time(hour, minute, second, microsecond, fold):
    hour, minute, second = index(hour), index(minute), index(second)
    microsecond = index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if index(fold) not in (0, 1):
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond
