"""Characters of addresses that stand as percent signs and two digits, and queries."""
import re

__name__ = "urllib.parse"  # where the functions say that they come from

_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_ASCII_RUNS = re.compile("([\x00-\x7f]+)")
_tables = {}  # of what each of the 256 bytes becomes, by the bytes that are safe


def _table(safe):
    table = _tables.get(safe)
    if table is None:
        allowed = _ALWAYS_SAFE.union(safe)
        table = _tables[safe] = [chr(byte) if byte in allowed else f"%{byte:02X}"
                                 for byte in range(256)]
    return table


def quote_from_bytes(bs, safe="/"):
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    if isinstance(safe, str):
        safe = safe.encode("ascii", "ignore")
    else:
        safe = bytes(byte for byte in safe if byte < 128)
    table = _table(safe)
    return "".join([table[byte] for byte in bs])


def quote(string, safe="/", encoding=None, errors=None):
    """With percent signs for all but letters, digits, "_.-~" and what is safe."""
    if isinstance(string, str):
        if not string:
            return string
        string = string.encode(encoding or "utf-8", errors or "strict")
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_plus(string, safe="", encoding=None, errors=None):
    """The same with + for a space."""
    space = " " if isinstance(string, str) else b" "
    if space not in string:
        return quote(string, safe, encoding, errors)
    return quote(string, safe + (" " if isinstance(safe, str) else b" "), encoding,
                 errors).replace(" ", "+")


def unquote_to_bytes(string):
    if not string:
        string.split  # what is neither str nor bytes has none
        return b""
    if isinstance(string, str):
        string = string.encode("utf-8")
    first, *parts = string.split(b"%")
    pieces = [first]
    for part in parts:
        try:
            pieces += [bytes.fromhex(_two_digits(part)), part[2:]]
        except ValueError:
            pieces += [b"%", part]
    return b"".join(pieces)


def _two_digits(part):
    digits = part[:2].decode("latin-1")
    if len(digits) != 2 or not digits.isalnum():
        raise ValueError
    return digits


def unquote(string, encoding="utf-8", errors="replace"):
    """With the characters for which percent signs and digits stand."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    if "%" not in string:
        string.split
        return string
    encoding, errors = encoding or "utf-8", errors or "replace"
    pieces = _ASCII_RUNS.split(string)
    pieces[1::2] = [unquote_to_bytes(piece).decode(encoding, errors) for piece in pieces[1::2]]
    return "".join(pieces)


def unquote_plus(string, encoding="utf-8", errors="replace"):
    return unquote(string.replace("+", " "), encoding, errors)


# ---- queries ------------------------------------------------------------------------------------

def _pairs_of(query):
    if hasattr(query, "items"):
        return query.items()
    try:
        if len(query) and not isinstance(query[0], tuple):
            raise TypeError
    except TypeError as error:
        raise TypeError("not a valid non-string sequence or mapping object") \
            .with_traceback(error.__traceback__) from error
    return query


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    """Names and values as a query; with doseq each item of a value that is a sequence."""
    def show(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    parts = []
    for name, value in _pairs_of(query):
        name = show(name)
        values = [value]
        if doseq and not isinstance(value, (bytes, str)):
            try:
                len(value)
                values = value
            except TypeError:
                pass
        parts += [f"{name}={show(item)}" for item in values]
    return "&".join(parts)
