"""Decimals read from texts and written to them."""
import re
from _decimal_context import cut, digits_of

_NUMBER = re.compile(r"""
    (?P<sign>[-+])?
    (?:
        (?P<whole>\d*)(?:\.(?P<part>\d*))?(?:E(?P<power>[-+]?\d+))?
        |Inf(?P<infinite>inity)?
        |(?P<signals>s)?NaN(?P<payload>\d*)
    )
    \Z""", re.VERBOSE | re.IGNORECASE)


def parse(text):
    """Sign, coefficient, exponent and kind that a text says; None if it is no number."""
    bare = text[1:] if text[:1] == "-" else text
    whole, dot, part = bare.partition(".")
    if len(bare) < 1000 and (whole + part).isdecimal():
        return int(bare is not text), int(whole + part), -len(part), "F"
    match = _NUMBER.match(text.strip().replace("_", ""))
    if not match:
        return None
    sign = 1 if match["sign"] == "-" else 0
    if match["whole"] is not None:
        whole, part = match["whole"], match["part"] or ""
        if not whole and not part:
            return None
        return sign, _int_of(whole + part), int(match["power"] or 0) - len(part), "F"
    if match["payload"] is None:
        return sign, 0, 0, "I"
    return sign, _int_of(match["payload"] or "0"), 0, "N" if match["signals"] else "n"


def _int_of(digits):
    """The number that digits say; there may be more than int() takes."""
    if len(digits) < 4000:
        return int(digits)
    half = len(digits) // 2
    return _int_of(digits[:-half]) * 10 ** half + _int_of(digits[-half:])


def special_text(number):
    if number._kind == "I":
        return "Infinity"
    payload = digits_of(number._int) if number._int else ""
    return ("sNaN" if number._kind == "N" else "NaN") + payload


def write(number, capitals, engineering=False):
    sign = "-" if number._sign else ""
    if number._kind != "F":
        return sign + special_text(number)
    digits = digits_of(number._int)
    left = number._exp + len(digits)
    if number._exp <= 0 and left > -6:
        dot = left
    elif not engineering:
        dot = 1
    elif digits == "0":
        dot = (left + 1) % 3 - 1
    else:
        dot = (left - 1) % 3 + 1
    if dot <= 0:
        whole, part = "0", "." + "0" * -dot + digits
    elif dot >= len(digits):
        whole, part = digits + "0" * (dot - len(digits)), ""
    else:
        whole, part = digits[:dot], "." + digits[dot:]
    power = "" if left == dot else f"{'E' if capitals else 'e'}{left - dot:+d}"
    return sign + whole + part + power


_FORM = re.compile(r"""
    (?:(?P<fill>.)?(?P<align>[<>=^]))?
    (?P<sign>[-+ ])?
    (?P<no_minus>z)?
    (?P<zeros>0)?
    (?P<width>\d+)?
    (?P<comma>,)?
    (?:\.(?P<precision>\d+))?
    (?P<kind>[eEfFgGn%])?
    \Z""", re.VERBOSE | re.DOTALL)


def _scaled(number, precision, kind, rounding):
    """Coefficient and exponent of a finite number, cut as its form wants."""
    coefficient, exponent = number._int, number._exp + (2 if kind == "%" else 0)
    digits = len(digits_of(coefficient))
    if precision is not None:
        count = 0
        if kind in "eE":
            count = digits - precision - 1
            if not coefficient:
                return 0, exponent
        elif kind in "fF%":
            count = -exponent - precision
        elif digits > max(precision, 1):
            count = digits - max(precision, 1)
        if count:
            coefficient, _ = cut(number._sign, coefficient, count, rounding)
            exponent += count
        if kind not in "fF%" and count > 0 and len(digits_of(coefficient)) > digits - count:
            coefficient, exponent = coefficient // 10, exponent + 1
    if not coefficient and exponent > 0 and kind in "fF%":
        exponent = 0
    elif exponent > 0 and kind in "fF%":
        coefficient, exponent = coefficient * 10 ** exponent, 0
    return coefficient, exponent


def _with_commas(digits):
    return ",".join(reversed([digits[max(end - 3, 0):end] for end in range(len(digits), 0, -3)]))


def _grouped(digits, least, comma):
    """Digits padded with zeros to `least` characters, with commas if wanted."""
    if not comma:
        return digits.rjust(least, "0")
    text = _with_commas(digits)
    while len(text) < least:
        digits = "0" + digits
        text = _with_commas(digits)
    return text


def _body(number, match, kind, rounding):
    """The whole part, and what follows it, of a finite number; then whether it is negative."""
    precision = match["precision"]
    precision = None if precision is None else int(precision)
    coefficient, exponent = _scaled(number, precision, kind, rounding)
    digits = digits_of(coefficient)
    left = exponent + len(digits)
    if kind in "eE":
        dot = 1 if coefficient or precision is None else 1 - precision
    elif kind in "fF%" or exponent <= 0 and left > -6:
        dot = left
    else:
        dot = 1
    if dot < 0:
        whole, part = "0", "0" * -dot + digits
    elif dot > len(digits):
        whole, part = digits + "0" * (dot - len(digits)), ""
    else:
        whole, part = digits[:dot] or "0", digits[dot:]
    power = left - dot
    tail = "." + part if part else ""
    if power or kind in "eE":
        tail += f"{'E' if kind in 'EG' else 'e'}{power:+d}"
    return whole, tail + ("%" if kind == "%" else ""), \
        number._sign and (coefficient or not match["no_minus"])


def format_number(number, form, context):
    match = _FORM.match(form)
    if not match or match["zeros"] and match["align"] or match["comma"] and match["kind"] == "n":
        raise ValueError("invalid format string")
    kind = match["kind"] or ("G" if context.capitals else "g")
    kind = {"n": "g"}.get(kind, kind)
    width = int(match["width"] or 0)
    fill, align = match["fill"] or " ", match["align"] or ">"
    is_finite = number._kind == "F"
    if is_finite:
        whole, tail, is_negative = _body(number, match, kind, context.rounding)
    else:
        whole, tail = special_text(number), "%" if kind == "%" else ""
        is_negative = number._sign
    sign = "-" if is_negative else match["sign"] if match["sign"] in ("+", " ") else ""
    if is_finite:
        least = width - len(tail) - len(sign) if match["zeros"] else 0
        whole = _grouped(whole, least, match["comma"])
    room = width - len(sign) - len(whole) - len(tail)
    text = whole + tail
    if room <= 0:
        return sign + text
    if align == "=":
        return sign + fill * room + text
    if align == "^":
        return fill * (room // 2) + sign + text + fill * (room - room // 2)
    return sign + text + fill * room if align == "<" else fill * room + sign + text
