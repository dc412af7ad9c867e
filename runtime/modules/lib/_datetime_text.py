"""Dates and times as texts: ISO 8601 both ways, and formats with percent signs."""
from _datetime_span import (day_of_ordinal, days_before_year, first_week_monday,
                            is_leap, offset_text, timedelta, timezone)

_TIMESPECS = {"hours": "%02d", "minutes": "%02d:%02d", "seconds": "%02d:%02d:%02d",
              "milliseconds": "%02d:%02d:%02d.%03d", "microseconds": "%02d:%02d:%02d.%06d"}


def time_text(hour, minute, second, microsecond, timespec="auto"):
    """The time in ISO 8601, as exactly as `timespec` says."""
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    elif timespec == "milliseconds":
        microsecond //= 1000
    try:
        form = _TIMESPECS[timespec]
    except (KeyError, TypeError):
        raise ValueError("Unknown timespec value") from None
    return form % (hour, minute, second, microsecond)[:form.count("%")]


def format_text(thing, form, calendar):
    """strftime of a date or time; `calendar` is its struct_time."""
    from time import strftime
    if "%" not in form:
        return form
    parts, at = [], 0
    while True:
        found = form.find("%", at)
        if found < 0 or found + 1 == len(form):
            parts.append(form[at:])
            break
        code = form[found + 1]
        parts.append(form[at:found])
        if code == "f":
            parts.append("%06d" % getattr(thing, "microsecond", 0))
        elif code == "z":
            parts.append(offset_text(thing.utcoffset(), "") if hasattr(thing, "utcoffset") else "")
        elif code == "Z":
            name = thing.tzname() if hasattr(thing, "tzname") else None
            parts.append((name or "").replace("%", "%%"))
        else:
            parts.append(form[found:found + 2])
        at = found + 2
    return strftime("".join(parts), calendar)


def week_to_day(year, week, day):
    """Year, month and day of a day of an ISO week."""
    if not 1 <= year <= 9999:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53:
        first = days_before_year(year) % 7
        long = week == 53 and (first == 3 or first == 2 and is_leap(year))
        if not long:
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return day_of_ordinal(first_week_monday(year) + (week - 1) * 7 + day - 1)


def _week_day(year, week, day):
    try:
        return week_to_day(year, week, day)
    except ValueError:
        raise ValueError from None


def _number(text, start, end):
    part = text[start:end]
    if len(part) != end - start or not (part.isascii() and part.isdigit()):
        raise ValueError
    return int(part)


def parse_date(text):
    """Year, month and day; ValueError without words if it is no date."""
    year = _number(text, 0, 4)
    dashed = text[4:5] == "-"
    at = 4 + dashed
    if text[at:at + 1] == "W":
        week = _number(text, at + 1, at + 3)
        at += 3
        if at == len(text):
            return _week_day(year, week, 1)
        if (text[at] == "-") != dashed:
            raise ValueError
        at += dashed
        if at + 1 != len(text):
            raise ValueError
        return _week_day(year, week, _number(text, at, at + 1))
    month = _number(text, at, at + 2)
    at += 2
    if (text[at:at + 1] == "-") != dashed:
        raise ValueError
    at += dashed
    if at + 2 != len(text):
        raise ValueError
    return year, month, _number(text, at, at + 2)


def date_end(text):
    """Where the date at the start of a text ends and the mark before the time stands."""
    if len(text) == 7:
        return 7
    if text[4] == "-":
        if text[5] != "W":
            return 10
        if len(text) < 8:
            raise ValueError
        if text[8:9] != "-":
            return 8
        if len(text) == 9:
            raise ValueError
        return 8 if text[10:11].isdigit() else 10
    if text[4] != "W":
        return 8
    at = 7
    while at < len(text) and text[at].isdigit():
        at += 1
    if at < 9:
        return at
    return 7 if at % 2 == 0 else 8


def _clock(text):
    """Hour, minute, second and microsecond of a time without a zone."""
    numbers = [0, 0, 0, 0]
    colon = text[2:3] == ":"
    at = 0
    for i in range(3):
        numbers[i] = _number(text, at, at + 2)
        at += 2
        mark = text[at:at + 1]
        if not mark:
            return numbers
        if mark in ".,":
            if i < 2:
                raise ValueError
            break
        if i == 2 or (mark == ":") != colon:
            raise ValueError
        at += colon
    digits = text[at + 1:]
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError
    numbers[3] = int(digits[:6].ljust(6, "0"))
    return numbers


def parse_time(text):
    """Hour, minute, second, microsecond and zone; ValueError if it is no time."""
    at = max(text.find("+"), text.find("-"), text.find("Z"))
    for mark in "+-Z":
        found = text.find(mark)
        if 0 <= found < at:
            at = found
    if at < 0:
        return *_clock(text), None
    numbers, rest = _clock(text[:at]), text[at + 1:]
    if text[at] == "Z":
        if rest:
            raise ValueError
        return *numbers, timezone.utc
    hour, minute, second, microsecond = _clock(rest)
    offset = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=microsecond)
    if not offset:
        return *numbers, timezone.utc
    return *numbers, timezone(-offset if text[at] == "-" else offset)


def parsed(text, parse):
    """What `parse` makes of a text, or the words that it is none."""
    if not isinstance(text, str):
        raise TypeError("fromisoformat: argument must be str")
    try:
        return parse(text)
    except (ValueError, IndexError) as problem:
        if problem.args and isinstance(problem, ValueError):
            raise
    raise ValueError(f"Invalid isoformat string: {text!r}")
