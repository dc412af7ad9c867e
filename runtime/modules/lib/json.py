"""JSON texts from objects and objects from JSON texts."""
import sys
from _json import decode as _decode, encode as _encode, quote as _quote

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]


class JSONDecodeError(ValueError):
    """Text that is no JSON: what is wrong, in which text, where."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        super().__init__("%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno, self.colno = lineno, colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = "json.decoder"


class JSONEncoder:
    """Makes texts; subclasses say in `default` what other objects become."""
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True,
                 sort_keys=False, indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        if isinstance(o, str):
            return _quote(o, self.ensure_ascii)
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return _encode(o, (indent, self.item_separator, self.key_separator, self.sort_keys,
                           self.ensure_ascii, self.skipkeys, self.allow_nan, self.check_circular,
                           self.default))

    def iterencode(self, o, _one_shot=False):
        yield self.encode(o)


_CONSTANTS = {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}
_BLANKS = " \t\n\r"


class JSONDecoder:
    """Reads texts."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
                 strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        start = 0
        while s[start:start + 1] and s[start] in _BLANKS:
            start += 1
        result, end = self.raw_decode(s, start)
        while s[end:end + 1] and s[end] in _BLANKS:
            end += 1
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return result

    def raw_decode(self, s, idx=0):
        """The object that begins at `idx`, and where it ends."""
        return _decode(s, idx, (bool(self.strict), self.object_hook, self.object_pairs_hook,
                                None if self.parse_float is float else self.parse_float,
                                None if self.parse_int is int else self.parse_int,
                                self.parse_constant, JSONDecodeError))


JSONEncoder.__module__ = "json.encoder"
JSONDecoder.__module__ = "json.decoder"
_encoder = JSONEncoder()
_decoder = JSONDecoder()


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None,
          indent=None, separators=None, default=None, sort_keys=False, **kw):
    """The text of `obj`."""
    return (cls or JSONEncoder)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
        allow_nan=allow_nan, indent=indent, separators=separators, default=default,
        sort_keys=sort_keys, **kw).encode(obj)


def dump(obj, fp, **kw):
    """Write the text of `obj` to a file."""
    fp.write(dumps(obj, **kw))


def detect_encoding(b):
    """The encoding of bytes that hold a JSON text."""
    if b.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if b.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if b.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if len(b) >= 4:
        if not b[0]:
            return "utf-16-be" if b[1] else "utf-32-be"
        if not b[1]:
            return "utf-16-le" if b[2] or b[3] else "utf-32-le"
    elif len(b) == 2:
        if not b[0]:
            return "utf-16-be"
        if not b[1]:
            return "utf-16-le"
    return "utf-8"


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    """The object of a text."""
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = s.decode(detect_encoding(s), "surrogatepass")
    else:
        raise TypeError("the JSON object must be str, bytes or bytearray, "
                        f"not {s.__class__.__name__}")
    if cls is None and not kw and object_hook is parse_float is parse_int is parse_constant is \
            object_pairs_hook is None:
        return _decoder.decode(s)
    return (cls or JSONDecoder)(object_hook=object_hook, parse_float=parse_float,
                                parse_int=parse_int, parse_constant=parse_constant,
                                object_pairs_hook=object_pairs_hook, **kw).decode(s)


def load(fp, **kw):
    """The object of the text in a file."""
    return loads(fp.read(), **kw)


def _make_part(name, **names):
    """json.decoder and json.encoder as modules of their own."""
    part = type(sys)("json." + name)
    part.__dict__.update(names)
    sys.modules["json." + name] = globals()[name] = part


_make_part("decoder", JSONDecoder=JSONDecoder, JSONDecodeError=JSONDecodeError)
_make_part("encoder", JSONEncoder=JSONEncoder)
