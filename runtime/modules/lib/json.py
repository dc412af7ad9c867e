"""JSON texts."""
__all__ = ["dump", "dumps", "load", "loads", "JSONDecodeError", "JSONEncoder", "JSONDecoder"]
_escapes = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b",
            "\f": "\\f"}
_unescapes = {'"': '"', "\\": "\\", "/": "/", "n": "\n", "r": "\r", "t": "\t", "b": "\b",
              "f": "\f"}


class JSONDecodeError(ValueError):
    """What is wrong with a text, and where."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg, self.doc, self.pos, self.lineno, self.colno = msg, doc, pos, lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


# ---- writing ------------------------------------------------------------------------------------

def _quote(text, ascii_only):
    parts = ['"']
    for c in text:
        if c in _escapes:
            parts.append(_escapes[c])
        elif c < " " or (ascii_only and c > "~"):
            n = ord(c)
            if n > 0xffff:
                n -= 0x10000
                parts.append(f"\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}")
            else:
                parts.append(f"\\u{n:04x}")
        else:
            parts.append(c)
    parts.append('"')
    return "".join(parts)


class JSONEncoder:
    item_separator, key_separator = ", ", ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys, self.ensure_ascii = skipkeys, ensure_ascii
        self.check_circular, self.allow_nan = check_circular, allow_nan
        self.sort_keys, self.indent = sort_keys, indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        parts = []
        self._write(o, parts, 0, set())
        return "".join(parts)

    def iterencode(self, o):
        yield self.encode(o)

    def _number(self, o):
        if isinstance(o, int):
            return int.__repr__(o)
        if o != o or o in (float("inf"), float("-inf")):
            if not self.allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
            return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"
        return float.__repr__(o)

    def _write(self, o, parts, level, running):
        if isinstance(o, str):
            parts.append(_quote(o, self.ensure_ascii))
        elif o is None or o is True or o is False:
            parts.append({None: "null", True: "true", False: "false"}[o])
        elif isinstance(o, (int, float)):
            parts.append(self._number(o))
        else:
            if self.check_circular:
                if id(o) in running:
                    raise ValueError("Circular reference detected")
                running.add(id(o))
            if isinstance(o, dict):
                self._write_row(self._pairs(o), "{}", parts, level, running)
            elif isinstance(o, (list, tuple)):
                self._write_row(((None, item) for item in o), "[]", parts, level, running)
            else:
                self._write(self.default(o), parts, level, running)
            running.discard(id(o))

    def _pairs(self, o):
        for key, value in sorted(o.items()) if self.sort_keys else o.items():
            if key is None or key is True or key is False:
                key = {None: "null", True: "true", False: "false"}[key]
            elif isinstance(key, (int, float)):
                key = self._number(key)
            elif not isinstance(key, str):
                if self.skipkeys:
                    continue
                raise TypeError("keys must be str, int, float, bool or None, not "
                                f"{key.__class__.__name__}")
            yield _quote(key, self.ensure_ascii) + self.key_separator, value

    def _write_row(self, pairs, brackets, parts, level, running):
        indent = self.indent
        if isinstance(indent, int):
            indent = " " * indent
        gap = "" if indent is None else "\n" + indent * (level + 1)
        parts.append(brackets[0])
        first = True
        for key, value in pairs:
            parts.append(gap if first else self.item_separator + gap)
            first = False
            if key is not None:
                parts.append(key)
            self._write(value, parts, level + 1, running)
        if not first and indent is not None:
            parts.append("\n" + indent * level)
        parts.append(brackets[1])


def dumps(obj, *, cls=None, **options):
    return (cls or JSONEncoder)(**options).encode(obj)


def dump(obj, fp, **options):
    fp.write(dumps(obj, **options))


# ---- reading ------------------------------------------------------------------------------------

class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None,
                 parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook, self.object_pairs_hook = object_hook, object_pairs_hook
        self.parse_float, self.parse_int = parse_float or float, parse_int or int
        self.parse_constant = parse_constant or float
        self.strict = strict

    def decode(self, s):
        value, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return value

    def raw_decode(self, s, idx=0):
        return self._value(s, idx)

    def _value(self, s, i):
        c = s[i:i + 1]
        if c == '"':
            return self._string(s, i + 1)
        if c == "{":
            return self._object(s, i + 1)
        if c == "[":
            return self._array(s, i + 1)
        for word, value in (("null", None), ("true", True), ("false", False)):
            if s.startswith(word, i):
                return value, i + len(word)
        for word in ("NaN", "Infinity", "-Infinity"):
            if s.startswith(word, i):
                return self.parse_constant(word), i + len(word)
        return self._number(s, i)

    def _number(self, s, i):
        start = i
        if s[i:i + 1] == "-":
            i += 1
        digits = i
        i = _digits(s, i)
        if i == digits:
            raise JSONDecodeError("Expecting value", s, start)
        if s[digits] == "0":
            i = digits + 1
        is_float = False
        if s[i:i + 1] == "." and _digits(s, i + 1) > i + 1:
            i, is_float = _digits(s, i + 1), True
        if s[i:i + 1] in ("e", "E"):
            j = i + 2 if s[i + 1:i + 2] in ("+", "-") else i + 1
            if _digits(s, j) > j:
                i, is_float = _digits(s, j), True
        text = s[start:i]
        return (self.parse_float(text) if is_float else self.parse_int(text)), i

    def _string(self, s, i):
        begin = i - 1
        parts = []
        while True:
            start = i
            while i < len(s) and s[i] not in '"\\' and (s[i] >= " " or not self.strict):
                i += 1
            parts.append(s[start:i])
            if i >= len(s):
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if s[i] == '"':
                return "".join(parts), i + 1
            if s[i] != "\\":
                raise JSONDecodeError("Invalid control character at", s, i)
            text, i = self._escape(s, i + 1, begin)
            parts.append(text)

    def _escape(self, s, i, begin):
        c = s[i:i + 1]
        if not c:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if c != "u":
            if c not in _unescapes:
                raise JSONDecodeError("Invalid \\escape", s, i - 1)
            return _unescapes[c], i + 1
        n = _hex(s, i + 1)
        i += 5
        if 0xd800 <= n < 0xdc00 and s.startswith("\\u", i):
            low = _hex(s, i + 2)
            if 0xdc00 <= low < 0xe000:
                return chr(0x10000 + (n - 0xd800 << 10 | low - 0xdc00)), i + 6
        return chr(n), i

    def _array(self, s, i):
        row = []
        i = _skip(s, i)
        if s[i:i + 1] == "]":
            return row, i + 1
        while True:
            value, i = self._value(s, i)
            row.append(value)
            i = _skip(s, i)
            if s[i:i + 1] == "]":
                return row, i + 1
            if s[i:i + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)

    def _object(self, s, i):
        pairs = []
        i = _skip(s, i)
        if s[i:i + 1] == "}":
            return self._finish(pairs), i + 1
        while True:
            if s[i:i + 1] != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, i)
            key, i = self._string(s, i + 1)
            i = _skip(s, i)
            if s[i:i + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, i)
            value, i = self._value(s, _skip(s, i + 1))
            pairs.append((key, value))
            i = _skip(s, i)
            if s[i:i + 1] == "}":
                return self._finish(pairs), i + 1
            if s[i:i + 1] != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, i)
            i = _skip(s, i + 1)

    def _finish(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        return dict(pairs) if self.object_hook is None else self.object_hook(dict(pairs))


def _skip(s, i):
    while i < len(s) and s[i] in " \t\n\r":
        i += 1
    return i


def _digits(s, i):
    while i < len(s) and "0" <= s[i] <= "9":
        i += 1
    return i


def _hex(s, i):
    text = s[i:i + 4]
    if len(text) == 4 and all(c in "0123456789abcdefABCDEF" for c in text):
        return int(text, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, i - 1 + 1)


def loads(s, *, cls=None, **options):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode()
    elif not isinstance(s, str):
        raise TypeError("the JSON object must be str, bytes or bytearray, not "
                        f"{s.__class__.__name__}")
    return (cls or JSONDecoder)(**options).decode(s)


def load(fp, **options):
    return loads(fp.read(), **options)
