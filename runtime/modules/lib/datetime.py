"""Dates, times of day, and both together, with zones or without."""
import time as _time
from _datetime_span import (MAXORDINAL, MAXYEAR, MINYEAR, _full_name, check_date, check_offset,
                            check_time, check_zone, day_of_ordinal, days_before_month,
                            first_week_monday, offset_text, ordinal_of, timedelta, timezone, tzinfo)
from _datetime_text import date_end, format_text, parse_date, parse_time, parsed, time_text, \
    week_to_day

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR",
           "UTC")
UTC = timezone.utc
_DAY_NAMES = (None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTH_NAMES = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
                "Dec")
_KEEP = object()


class IsoCalendarDate(tuple):
    """Year, week and day of the week."""
    __module__ = "datetime"
    __slots__ = ()
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return "datetime.IsoCalendarDate(year=%d, week=%d, weekday=%d)" % self

    def __reduce__(self):
        return tuple, (tuple(self),)


def _calendar(year, month, day, hour=0, minute=0, second=0, summer=-1):
    """A struct_time."""
    return _time.struct_time((year, month, day, hour, minute, second,
                              (ordinal_of(year, month, day) + 6) % 7,
                              days_before_month(year, month) + day, summer))


def _format(self, form):
    if not isinstance(form, str):
        raise TypeError("__format__() argument 1 must be str, not %s" % type(form).__name__)
    return self.strftime(form) if form else str(self)


class date:
    """A day of the calendar."""
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year, month=None, day=None):
        if month is None and isinstance(year, bytes) and len(year) == 4:
            year, month, day = year[0] * 256 + year[1], year[2], year[3]
        elif month is None or day is None:
            name, at = ("month", 2) if month is None else ("day", 3)
            raise TypeError(f"function missing required argument '{name}' (pos {at})")
        self = object.__new__(cls)
        self._year, self._month, self._day = check_date(year, month, day)
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, ordinal, /):
        if ordinal < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*day_of_ordinal(ordinal))

    @classmethod
    def fromisoformat(cls, date_string, /):
        return cls(*parsed(date_string, parse_date))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        return cls(*week_to_day(year, week, day))

    def __repr__(self):
        return f"{_full_name(self)}({self._year}, {self._month}, {self._day})"

    def isoformat(self):
        return "%04d-%02d-%02d" % (self._year, self._month, self._day)

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        weekday = self.toordinal() % 7 or 7
        return "%s %s %2d 00:00:00 %04d" % (_DAY_NAMES[weekday], _MONTH_NAMES[self._month],
                                            self._day, self._year)

    def strftime(self, format):
        return format_text(self, format, self.timetuple())

    __format__ = _format

    def timetuple(self):
        return _calendar(self._year, self._month, self._day)

    def toordinal(self):
        return ordinal_of(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        year, today = self._year, ordinal_of(self._year, self._month, self._day)
        week, day = divmod(today - first_week_monday(year), 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - first_week_monday(year), 7)
        elif week >= 52 and today >= first_week_monday(year + 1):
            year, week = year + 1, 0
        return IsoCalendarDate((year, week + 1, day + 1))

    def _key(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, date) and \
            not isinstance(other, datetime) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, date) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, date) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, date) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, date) else NotImplemented

    def __hash__(self):
        return hash(self._state())

    def _moved(self, days):
        number = self.toordinal() + days
        if not 0 < number <= MAXORDINAL:
            raise OverflowError("date value out of range")
        return type(self)(*day_of_ordinal(number))

    def __add__(self, other):
        return self._moved(other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other.days)
        if isinstance(other, date) and not isinstance(other, datetime):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _state(self):
        return bytes((*divmod(self._year, 256), self._month, self._day))

    def __reduce__(self):
        return type(self), (self._state(),)


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)


class _Clock:
    """What a time and a datetime have in common: the time of day and the zone."""
    __slots__ = ()
    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _set_clock(self, hour, minute, second, microsecond, zone, fold):
        self._hour, self._minute, self._second, self._microsecond = \
            check_time(hour, minute, second, microsecond, fold)
        self._tzinfo, self._fold = check_zone(zone), fold

    def utcoffset(self):
        if self._tzinfo is None:
            return None
        return check_offset("utcoffset", self._tzinfo.utcoffset(self._moment()))

    def dst(self):
        if self._tzinfo is None:
            return None
        return check_offset("dst", self._tzinfo.dst(self._moment()))

    def tzname(self):
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self._moment())
        if name is not None and not isinstance(name, str):
            raise TypeError("tzinfo.tzname() must return None or a string, not "
                            f"'{type(name).__name__}'")
        return name

    def _clock_arguments(self):
        """The end of a repr."""
        text = f", {self._second}" if self._second or self._microsecond else ""
        if self._microsecond:
            text += f", {self._microsecond}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return text + (", fold=1)" if self._fold else ")")

    def _clock_state(self):
        return bytes((self._hour, self._minute, self._second)) + \
            self._microsecond.to_bytes(3, "big")

    def _replaced(self, hour, minute, second, microsecond, zone, fold):
        pick = lambda new, old: old if new is None else new
        return (pick(hour, self._hour), pick(minute, self._minute), pick(second, self._second),
                pick(microsecond, self._microsecond), self._tzinfo if zone is _KEEP else zone,
                pick(fold, self._fold))

    def __eq__(self, other):
        order = self._order(other, True)
        return order if order is NotImplemented else order == 0

    def __lt__(self, other):
        order = self._order(other, False)
        return order if order is NotImplemented else order < 0

    def __le__(self, other):
        order = self._order(other, False)
        return order if order is NotImplemented else order <= 0

    def __gt__(self, other):
        order = self._order(other, False)
        return order if order is NotImplemented else order > 0

    def __ge__(self, other):
        order = self._order(other, False)
        return order if order is NotImplemented else order >= 0

    __format__ = _format


def _compared(a, b):
    return (a > b) - (a < b)


class time(_Clock):
    """A time of day."""
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        if isinstance(hour, bytes) and len(hour) == 6:
            state, tzinfo = hour, minute or None
            hour, minute, second = state[0] & 127, state[1], state[2]
            microsecond, fold = int.from_bytes(state[3:], "big"), state[0] >> 7
        self._set_clock(hour, minute, second, microsecond, tzinfo, fold)
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        if isinstance(time_string, str) and time_string.startswith("T"):
            return cls(*parsed(time_string, lambda text: parse_time(text[1:])))
        return cls(*parsed(time_string, parse_time))

    def _moment(self):
        return None

    def isoformat(self, timespec="auto"):
        return time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + \
            offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"{_full_name(self)}({self._hour}, {self._minute}{self._clock_arguments()}"

    def strftime(self, format):
        return format_text(self, format, _time.struct_time(
            (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1)))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=_KEEP, *,
                fold=None):
        *clock, fold = self._replaced(hour, minute, second, microsecond, tzinfo, fold)
        return type(self)(*clock, fold=fold)

    def _since_midnight(self, offset):
        whole = ((self._hour * 60 + self._minute) * 60 + self._second) * 10 ** 6
        return whole + self._microsecond - (offset or timedelta()) // timedelta.resolution

    def _order(self, other, equality):
        if not isinstance(other, time):
            return NotImplemented
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware times")
        return _compared(self._since_midnight(mine), other._since_midnight(its))

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset()
        if not offset:
            return hash(self._clock_state())
        return hash(self._since_midnight(offset))

    def __reduce_ex__(self, protocol):
        state = self._clock_state()
        if self._fold and protocol > 3:
            state = bytes((state[0] + 128,)) + state[1:]
        return type(self), (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


time.min, time.max, time.resolution = time(0), time(23, 59, 59, 999999), timedelta.resolution
_EPOCH = ordinal_of(1970, 1, 1)


def _local_offset(seconds):
    """How far the local time is from universal time at a time, and the zone's name."""
    local = _time.localtime(seconds)
    there = ordinal_of(*local[:3]) - _EPOCH
    offset = there * 86400 + local[3] * 3600 + local[4] * 60 + local[5] - int(seconds // 1)
    return timedelta(seconds=offset), _time.tzname[local[8] > 0]


class datetime(_Clock, date):
    """A day and a time of day."""
    __slots__ = time.__slots__

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        if isinstance(year, bytes) and len(year) == 10:
            state, tzinfo = year, month
            year, month, day = state[0] * 256 + state[1], state[2] & 127, state[3]
            hour, minute, second = state[4:7]
            microsecond, fold = int.from_bytes(state[7:], "big"), state[2] >> 7
        elif month is None or day is None:
            name, at = ("month", 2) if month is None else ("day", 3)
            raise TypeError(f"function missing required argument '{name}' (pos {at})")
        self = object.__new__(cls)
        self._year, self._month, self._day = check_date(year, month, day)
        self._set_clock(hour, minute, second, microsecond, tzinfo, fold)
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        if check_zone(tz) is not None:
            return tz.fromutc(cls._of_timestamp(timestamp, _time.gmtime, tz))
        return cls._of_timestamp(timestamp, _time.localtime, None)

    @classmethod
    def utcfromtimestamp(cls, timestamp, /):
        return cls._of_timestamp(timestamp, _time.gmtime, None)

    @classmethod
    def _of_timestamp(cls, timestamp, split, zone):
        """The moment so many seconds after 1970, rounded to a microsecond."""
        seconds = timestamp // 1
        microsecond = round((timestamp - seconds) * 1e6)
        if microsecond >= 1000000:
            seconds, microsecond = seconds + 1, microsecond - 1000000
        if not -62135596800 - 86400 <= seconds <= 253402300800 + 86400:
            raise ValueError(f"year {1970 + int(seconds // 31556952)} is out of range")
        year, month, day, hour, minute, second = split(seconds)[:6]
        return cls(year, month, day, hour, minute, min(second, 59), microsecond, zone)

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=_KEEP):
        for name, value, wanted in (("1", date, _date), ("2", time, _time_class)):
            if not isinstance(value, wanted):
                raise TypeError(f"combine() argument {name} must be datetime.{wanted.__name__}, "
                                f"not {type(value).__name__}")
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second,
                   time._microsecond, time._tzinfo if tzinfo is _KEEP else tzinfo, fold=time._fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        return cls(*parsed(date_string, cls._parse))

    @staticmethod
    def _parse(text):
        end = date_end(text)
        day = parse_date(text[:end])
        return (*day, *parse_time(text[end + 1:])) if len(text) > end else day

    @classmethod
    def strptime(cls, date_string, format, /):
        from _strptime import parse_time_text
        numbers, microsecond, offset, name = parse_time_text(date_string, format)
        zone = None
        if offset is not None:
            zone = timezone(offset, name) if name else timezone(offset)
        return cls(*numbers[:6], microsecond, zone)

    def _moment(self):
        return self

    def timetuple(self):
        summer = self.dst()
        return _calendar(self._year, self._month, self._day, self._hour, self._minute,
                         self._second, -1 if summer is None else 1 if summer else 0)

    def utctimetuple(self):
        offset = self.utcoffset()
        moved = self - offset if offset else self
        return _calendar(moved._year, moved._month, moved._day, moved._hour, moved._minute,
                         moved._second, 0)

    def _seconds(self):
        """Seconds since 1970 as if this were universal time."""
        return (self.toordinal() - _EPOCH) * 86400 + self._hour * 3600 + self._minute * 60 + \
            self._second

    def timestamp(self):
        if self.utcoffset() is None:
            return self._universal() + self._microsecond / 1e6
        return (self - datetime(1970, 1, 1, tzinfo=timezone.utc)).total_seconds()

    def _universal(self):
        """Seconds since 1970 of this local time."""
        there = self._seconds()
        offset = lambda at: _local_offset(at)[0] // timedelta(seconds=1)
        guess = there - offset(there)
        early, late = there - offset(guess - 86400), there - offset(guess + 86400)
        fits = [at for at in (early, late) if at + offset(at) == there]
        if fits:
            return max(fits) if self._fold else min(fits)
        return min(early, late) if self._fold else max(early, late)

    def date(self):
        return _date(self._year, self._month, self._day)

    def time(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           fold=self._fold)

    def timetz(self):
        return _time_class(self._hour, self._minute, self._second, self._microsecond,
                           self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                microsecond=None, tzinfo=_KEEP, *, fold=None):
        *clock, fold = self._replaced(hour, minute, second, microsecond, tzinfo, fold)
        return type(self)(self._year if year is None else year,
                          self._month if month is None else month,
                          self._day if day is None else day, *clock, fold=fold)

    def astimezone(self, tz=None):
        mine = self._tzinfo
        if mine is None or self.utcoffset() is None:
            seconds = self._universal()
            offset, name = _local_offset(seconds)
            mine = timezone(offset, name)
        else:
            offset = self.utcoffset()
        if tz is None:
            seconds = (self - offset)._seconds()
            tz = timezone(*_local_offset(seconds))
        elif tz is self._tzinfo:
            return self
        elif not isinstance(tz, tzinfo):
            raise TypeError("tzinfo argument must be None or of a tzinfo subclass, not type "
                            f"'{type(tz).__name__}'")
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def ctime(self):
        return "%s %s %2d %02d:%02d:%02d %04d" % (
            _DAY_NAMES[self.isoweekday()], _MONTH_NAMES[self._month], self._day, self._hour,
            self._minute, self._second, self._year)

    def isoformat(self, sep="T", timespec="auto"):
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError("isoformat() argument 1 must be a unicode character, not " +
                            type(sep).__name__)
        return "%04d-%02d-%02d" % (self._year, self._month, self._day) + sep + time_text(
            self._hour, self._minute, self._second, self._microsecond, timespec) + \
            offset_text(self.utcoffset())

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        return (f"{_full_name(self)}({self._year}, {self._month}, {self._day}, {self._hour}, "
                f"{self._minute}{self._clock_arguments()}")

    def _microseconds(self, offset):
        whole = self._seconds() * 10 ** 6 + self._microsecond
        return whole - offset // timedelta.resolution if offset else whole

    def _order(self, other, equality):
        if not isinstance(other, datetime):
            if isinstance(other, date) and not equality:
                raise TypeError(f"can't compare {_full_name(self)} to {_full_name(other)}")
            return NotImplemented
        mine, its = self.utcoffset(), other.utcoffset()
        if (mine is None) != (its is None):
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return _compared(self._microseconds(mine), other._microseconds(its))

    def __hash__(self):
        offset = self.replace(fold=0).utcoffset()
        return hash(self._state() if offset is None else self._microseconds(offset))

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        days, rest = divmod(self._microseconds(None) + other // timedelta.resolution, 86400000000)
        number = days + _EPOCH
        if not 0 < number <= MAXORDINAL:
            raise OverflowError("date value out of range")
        seconds, microsecond = divmod(rest, 1000000)
        minutes, second = divmod(seconds, 60)
        return type(self)(*day_of_ordinal(number), *divmod(minutes, 60), second, microsecond,
                          self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        mine = its = None
        if self._tzinfo is not other._tzinfo:
            mine, its = self.utcoffset(), other.utcoffset()
            if (mine is None) != (its is None):
                raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta(0, 0, self._microseconds(mine) - other._microseconds(its))

    def _state(self, fold=False):
        year, month, day = divmod(self._year, 256), self._month, self._day
        return bytes((*year, month + 128 * fold, day)) + self._clock_state()

    def __reduce_ex__(self, protocol):
        state = self._state(self._fold and protocol > 3)
        return type(self), (state,) if self._tzinfo is None else (state, self._tzinfo)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_date, _time_class = date, time
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta.resolution

# Messages name these types in full, as those of types written in C.
for _class in (timedelta, timezone, tzinfo, date, time, datetime, IsoCalendarDate):
    _class.__name__ = f"datetime.{_class.__name__}"
