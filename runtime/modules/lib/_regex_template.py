"""Reads what sub() and expand() put in place of a match."""
from _regex_parser import Reader

_DIGITS, _OCTAL = "0123456789", "01234567"
_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v",
            "\\": "\\"}


class _Template(Reader):
    def __init__(self, source, pattern):
        super().__init__(source)
        self.pattern = pattern
        self.parts, self.literal = [], ""

    def end_literal(self):
        if self.literal:
            text = self.literal
            self.parts.append(text if self.is_text else text.encode("latin-1"))
            self.literal = ""

    def add_group(self, number, back):
        if number > self.pattern.groups:
            self.fail("invalid group reference %d" % number, back)
        self.end_literal()
        self.parts.append(number)

    def add_named(self):
        if not self.take("<"):
            self.fail("missing <")
        name = self.take_name(">")
        if name.isidentifier():
            self.check_name(name)
            if name not in self.pattern.groupindex:
                raise IndexError("unknown group name %r" % name)
            return self.add_group(self.pattern.groupindex[name], len(name) + 1)
        if not (name.isascii() and name.strip().lstrip("+").isdigit()):
            self.fail("bad character in group name %r" % name, len(name) + 1)
        self.add_group(int(name), len(name) + 1)

    def add_number(self, digits):
        if self.peek() and self.peek() in _DIGITS:
            digits += self.take()
            if digits[0] in _OCTAL and digits[1] in _OCTAL and self.peek() \
                    and self.peek() in _OCTAL:
                self.literal += chr(self.take_octal(digits))
                return
        self.add_group(int(digits), len(digits))

    def add_escape(self, char):
        if char == "g":
            self.add_named()
        elif char == "0":
            self.literal += chr(int("0" + self.take_while(2, _OCTAL), 8))
        elif char in _DIGITS:
            self.add_number(char)
        elif char in _ESCAPES:
            self.literal += _ESCAPES[char]
        elif char.isascii() and char.isalpha():
            self.fail("bad escape \\" + char, 2)
        else:
            self.literal += "\\" + char

    def parse(self):
        while self.at < len(self.text):
            char = self.take()
            if char == "\\":
                self.add_escape(self.take_escaped())
            else:
                self.literal += char
        self.end_literal()
        return tuple(self.parts)


def parse_template(source, pattern):
    """A tuple of texts, and of numbers for groups."""
    if not isinstance(source, (str, bytes)):
        source = bytes(source)
    backslash = "\\" if isinstance(source, str) else b"\\"
    if backslash not in source:
        return (source,) if source else ()
    return _Template(source, pattern).parse()
