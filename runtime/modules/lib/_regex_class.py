"""Characters and classes of characters of a regular expression, as PCRE2 reads them."""

CATEGORIES = "dDsSwW"
_ASCII = {"d": "0-9", "s": " \\t-\\r", "w": "0-9A-Za-z_"}
# str.isspace() knows four more than PCRE2.
_SPACE = "\\s\\x1c-\\x1f"
# What is the same but for case on both sides of the highest character of Latin-1.
_ACROSS = ((0xff, 0x178), (0xb5, 0x39c), (0xb5, 0x3bc), (0xe5, 0x212b), (0x6b, 0x212a),
           (0x73, 0x17f), (0xdf, 0x1e9e))
_NOTHING, _ANYTHING = "(?!)", "(?s:.)"


def _code(number):
    return "\\x{%x}" % number


def emit_literal(number, ignores_case):
    """A piece for one character."""
    if number > 0xff:
        found = Class(True, True)
        found.add_range(number, number)
        return found.finish(False, ignores_case)
    char = chr(number)
    return char if char.isascii() and (char.isalnum() or char in " _") else _code(number)


class Class:
    """A class of characters. finish() makes it a text where that is the same for all texts."""

    def __init__(self, is_text, is_unicode):
        self.is_unicode = is_text and is_unicode
        self.ranges = []
        self.inside = []   # what else stands between the brackets
        self.beside = []   # classes that cannot stand there: alternatives

    def add_range(self, low, high):
        self.ranges.append((low, high))

    def add_category(self, letter, is_explicit):
        kind = letter.lower()
        text = "\\" + letter
        if is_explicit:
            text = _ASCII[kind]
        elif kind == "s" and self.is_unicode:
            text = _SPACE
        if text.startswith("\\" + letter) or letter == kind:
            self.inside.append(text)
        else:
            self.beside.append("[^%s]" % text)

    def finish(self, negated, ignores_case):
        self.negated, self.ignores_case = negated, ignores_case
        return self if any(high > 0xff for _, high in self.ranges) else self.emit(0xff)

    def _fit(self, limit):
        for low, high in self.ranges:
            if low <= limit:
                top = min(high, limit)
                yield _code(low) if low == top else "%s-%s" % (_code(low), _code(top))
            if self.ignores_case and high > limit:
                for narrow, wide in _ACROSS:
                    if low <= wide <= high and wide > limit:
                        yield _code(narrow)

    def emit(self, limit):
        inside = "".join(self.inside) + "".join(self._fit(limit))
        if not self.beside:
            if not inside:
                return _ANYTHING if self.negated else _NOTHING
            if inside in self.inside and len(inside) == 2 and not self.negated:
                return inside
            return "[%s%s]" % ("^" if self.negated else "", inside)
        parts = "|".join(self.beside + ["[%s]" % inside] * bool(inside))
        return "(?:(?!%s)%s)" % (parts, _ANYTHING) if self.negated else "(?:%s)" % parts
