"""Texts of dates and times, read as a format with percent signs says."""
import time
from _datetime_span import day_of_ordinal, ordinal_of, timedelta
from _datetime_text import week_to_day

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
           "october", "november", "december")
_NAMES = {"A": _WEEKDAYS, "a": [name[:3] for name in _WEEKDAYS], "B": _MONTHS,
          "b": [name[:3] for name in _MONTHS], "p": ("am", "pm")}
_WHOLE = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}
# Of numbers: most and fewest digits, and the least and the greatest of each count of digits.
_NUMBERS = {"d": (2, 1, 1, 31), "H": (2, 1, 0, 23), "I": (2, 1, 1, 12), "j": (3, 1, 1, 366),
            "m": (2, 1, 1, 12), "M": (2, 1, 0, 59), "S": (2, 1, 0, 61), "U": (2, 1, 0, 53),
            "W": (2, 1, 0, 53), "V": (2, 1, 0, 53), "w": (1, 1, 0, 6), "u": (1, 1, 1, 7),
            "y": (2, 2, 0, 99), "Y": (4, 4, 0, 9999), "G": (4, 4, 0, 9999)}


def _pieces(form):
    """A format as a list of (code or None, text): None stands for a text, " " for blanks."""
    pieces, at = [], 0
    while at < len(form):
        if form[at].isspace():
            while at < len(form) and form[at].isspace():
                at += 1
            pieces.append((" ", ""))
        elif form[at] == "%":
            code = form[at + 1:at + 2]
            if not code:
                raise ValueError("stray %% in format '%s'" % form)
            if code in _WHOLE:
                pieces.extend(_pieces(_WHOLE[code]))
            elif code == "%":
                pieces.append((None, "%"))
            elif code in _NAMES or code in _NUMBERS or code in "fzZ":
                pieces.append((code, ""))
            else:
                raise ValueError("'%s' is a bad directive in format '%s'" % (code, form))
            at += 2
        else:
            pieces.append((None, form[at].lower()))
            at += 1
    return pieces


def _digits(text, at, most):
    """How many digits stand at a place, up to `most`."""
    end = at
    while end < len(text) and end - at < most and text[end].isdecimal():
        end += 1
    return end - at


def _zone_end(text, at):
    """Where an offset as +01:30 or Z ends, or 0."""
    if text.startswith("Z", at):
        return at + 1
    if text[at:at + 1] not in ("+", "-") or _digits(text, at + 1, 2) < 2:
        return 0
    minute = at + 3 + text.startswith(":", at + 3)
    if _digits(text, minute, 2) < 2 or text[minute] > "5":
        return 0
    end = minute + 2
    second = end + text.startswith(":", end)
    if _digits(text, second, 2) < 2 or text[second] > "5":
        return end
    end = second + 2
    if text.startswith(".", end) and _digits(text, end + 1, 6):
        end += 1 + _digits(text, end + 1, 6)
    return end


def _ends(code, literal, text, lower, at):
    """Where a piece that begins at `at` can end, the furthest first."""
    if code is None:
        if lower.startswith(literal, at):
            yield at + 1
    elif code == " ":
        end = at
        while end < len(text) and text[end].isspace():
            end += 1
        yield from range(end, at, -1)
    elif code in _NAMES:
        yield from (at + len(name) for name in sorted(_NAMES[code], key=len, reverse=True)
                    if lower.startswith(name, at))
    elif code == "z":
        end = _zone_end(text, at)
        if end:
            yield end
    elif code == "Z":
        names = {"utc", "gmt", time.tzname[0].lower(), time.tzname[1].lower()}
        yield from (at + len(name) for name in sorted(names, key=len, reverse=True)
                    if lower.startswith(name, at))
    elif code == "f":
        yield from range(at + _digits(text, at, 6), at, -1)
    else:
        most, fewest, low, high = _NUMBERS[code]
        for count in range(_digits(text, at, most), fewest - 1, -1):
            if low <= int(text[at:at + count]) <= high:
                yield at + count
        if code == "d" and text[at:at + 1] == " " and text[at + 1:at + 2] in "123456789":
            yield at + 2


def _match(pieces, first, text, lower, at, found):
    """Where the pieces end; what they stand for goes into `found`."""
    if first == len(pieces):
        return at
    code, literal = pieces[first]
    for end in _ends(code, literal, text, lower, at):
        whole = _match(pieces, first + 1, text, lower, end, found)
        if whole is not None:
            if code not in (None, " "):
                found[code] = text[at:end]
            return whole
    return None


def _offset(text):
    """The timedelta of a text that _zone_end has accepted."""
    if text == "Z":
        return timedelta(0)
    colons = text[3] == ":"
    if len(text) > 6 and colons != (text[6 if colons else 5] == ":"):
        raise ValueError(f"Inconsistent use of : in {text}")
    whole, _, fraction = text[1:].replace(":", "").partition(".")
    span = timedelta(hours=int(whole[:2]), minutes=int(whole[2:4]), seconds=int(whole[4:] or 0),
                     microseconds=int(fraction.ljust(6, "0")))
    return -span if text[0] == "-" else span


def _hour(found):
    if "I" not in found:
        return int(found.get("H", 0))
    return int(found["I"]) % 12 + 12 * (found.get("p", "").lower() == "pm")


def _year(found):
    if "Y" in found:
        return int(found["Y"])
    if "y" in found:
        year = int(found["y"])
        return year + (2000 if year <= 68 else 1900)
    return None


def _weekday(found):
    for code in "Aa":
        if code in found:
            return list(_NAMES[code]).index(found[code].lower())
    if "w" in found:
        return (int(found["w"]) + 6) % 7
    return int(found["u"]) - 1 if "u" in found else None


def _day_of_week(year, week, weekday, starts_monday):
    """The day of the year of a weekday in a week that %U or %W counts."""
    first = (ordinal_of(year, 1, 1) + 6) % 7
    if not starts_monday:
        first, weekday = (first + 1) % 7, (weekday + 1) % 7
    if week == 0:
        return 1 + weekday - first
    return 1 + (7 - first) % 7 + 7 * (week - 1) + weekday


def _check_weeks(found):
    no_year = "Y" not in found and "y" not in found
    weekday = any(code in found for code in "Aawu")
    if "G" in found and no_year:
        if "V" not in found or not weekday:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive "
                             "'%V' and a weekday directive ('%A', '%a', '%w', or '%u').")
        if "j" in found:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year "
                             "directive '%G'. Use '%Y' instead.")
    elif "V" in found and "U" not in found and "W" not in found:
        if not weekday:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive "
                             "'%G' and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. "
                         "Use the ISO year '%G' instead.")


def _day(found):
    """Year, month and day."""
    year, weekday, ordinal = _year(found), _weekday(found), None
    month = int(found.get("m", 1))
    for code in "Bb":
        if code in found:
            month = list(_NAMES[code]).index(found[code].lower()) + 1
    day = int(found.get("d", 1))
    leap_fix = year is None and month == 2 and day == 29
    if year is None:
        year = 1904 if leap_fix else 1900
    if "j" in found:
        ordinal = int(found["j"])
    elif weekday is not None and ("U" in found or "W" in found):
        week = int(found.get("W", found.get("U")))
        ordinal = _day_of_week(year, week, weekday, "W" in found)
    elif weekday is not None and "G" in found:
        return week_to_day(int(found["G"]), int(found["V"]), weekday + 1)
    if ordinal is not None:
        year, month, day = day_of_ordinal(ordinal_of(year, 1, 1) + ordinal - 1)
    return 1900 if leap_fix else year, month, day


def parse_time_text(text, form):
    """Year to second, microsecond, and the offset and name of the zone."""
    for number, value in enumerate((text, form)):
        if not isinstance(value, str):
            raise TypeError("strptime() argument {} must be str, not {}".format(
                number, type(value)))
    pieces = _pieces(form)
    found = {}
    end = _match(pieces, 0, text, text.lower(), 0, found)
    if end is None:
        raise ValueError("time data %r does not match format %r" % (text, form))
    if end != len(text):
        raise ValueError("unconverted data remains: %s" % text[end:])
    _check_weeks(found)
    offset = _offset(found["z"]) if "z" in found else None
    microsecond = int(found.get("f", "0").ljust(6, "0"))
    numbers = (*_day(found), _hour(found), int(found.get("M", 0)), int(found.get("S", 0)))
    return numbers, microsecond, offset, found.get("Z")


def read_struct(text, form="%a %b %d %H:%M:%S %Y"):
    """What time.strptime gives."""
    numbers, _, _, zone = parse_time_text(text, form)
    ordinal = ordinal_of(*numbers[:3])
    day = ordinal - ordinal_of(numbers[0], 1, 1) + 1
    summer = -1
    if zone:
        names = [name.lower() for name in time.tzname]
        if zone.lower() in ("utc", "gmt", names[0]):
            summer = 0
        elif zone.lower() == names[1]:
            summer = 1
    return time.struct_time((*numbers, (ordinal + 6) % 7, day, summer))
