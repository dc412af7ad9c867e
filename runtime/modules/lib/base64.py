"""Bytes as letters and digits."""

__all__ = ["encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
           "b16encode", "b16decode", "standard_b64encode", "standard_b64decode",
           "urlsafe_b64encode", "urlsafe_b64decode"]
_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {c: i for i, c in enumerate(_LETTERS)}
_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


class Error(ValueError):
    """Bytes that are no such text."""
    __module__ = "binascii"


def _data(given):
    if isinstance(given, str):
        try:
            return given.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters") from None
    return _bytes(given)


def _bytes(given):
    try:
        return bytes(memoryview(given))
    except TypeError:
        raise TypeError("a bytes-like object is required, not %r" % type(given).__name__) from None


def b64encode(s, altchars=None):
    data = _bytes(s)
    out = bytearray()
    for at in range(0, len(data) - len(data) % 3, 3):
        word = data[at] << 16 | data[at + 1] << 8 | data[at + 2]
        out += bytes((_LETTERS[word >> 18], _LETTERS[word >> 12 & 63], _LETTERS[word >> 6 & 63],
                      _LETTERS[word & 63]))
    rest = data[len(data) - len(data) % 3:]
    if rest:
        word = int.from_bytes(rest.ljust(3, b"\0"), "big")
        letters = bytes(_LETTERS[word >> shift & 63] for shift in (18, 12, 6, 0))
        out += letters[:len(rest) + 1].ljust(4, b"=")
    if altchars is not None:
        return bytes(out).translate(bytes.maketrans(b"+/", altchars))
    return bytes(out)


def b64decode(s, altchars=None, validate=False):
    data = _data(s)
    if altchars is not None:
        data = data.translate(bytes.maketrans(_data(altchars), b"+/"))
    out, word, count, pads = bytearray(), 0, 0, 0
    for at, c in enumerate(data):
        if c == 61:
            if validate and not at:
                raise Error("Leading padding not allowed")
            pads += 1
            if count >= 2 and count + pads >= 4:
                if validate and at + 1 < len(data):
                    raise Error("Excess data after padding")
                break
            continue
        value = _VALUES.get(c)
        if value is None:
            if validate:
                raise Error("Only base64 data is allowed")
            continue
        if pads and validate:
            raise Error("Discontinuous padding not allowed")
        pads = 0
        word, count = word << 6 | value, count + 1
        if count == 4:
            out += word.to_bytes(3, "big")
            word = count = 0
    else:
        if count == 1:
            raise Error("Invalid base64-encoded string: number of data characters (%d) cannot be 1 "
                        "more than a multiple of 4" % (len(out) // 3 * 4 + 1))
        if count:
            raise Error("Incorrect padding")
    if count == 2:
        out.append(word >> 4)
    elif count == 3:
        out += (word >> 2).to_bytes(2, "big")
    return bytes(out)


standard_b64encode, standard_b64decode = lambda s: b64encode(s), lambda s: b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return b64decode(s, b"-_")


def encodebytes(s):
    data = _bytes(s)
    return b"".join(b64encode(data[at:at + 57]) + b"\n" for at in range(0, len(data), 57))


def decodebytes(s):
    return b64decode(_bytes(s))


def b32encode(s):
    data = _bytes(s)
    out = bytearray()
    for at in range(0, len(data), 5):
        piece = data[at:at + 5]
        word = int.from_bytes(piece.ljust(5, b"\0"), "big")
        letters = bytes(_BASE32[word >> shift & 31] for shift in range(35, -1, -5))
        out += letters[:(len(piece) * 8 + 4) // 5].ljust(8, b"=")
    return bytes(out)


def b32decode(s, casefold=False, map01=None):
    data = _data(s)
    if len(data) % 8:
        raise Error("Incorrect padding")
    if casefold:
        data = data.upper()
    bare = data.rstrip(b"=")
    pads = len(data) - len(bare)
    out = bytearray()
    for at in range(0, len(bare), 8):
        word = 0
        for c in bare[at:at + 8]:
            value = _BASE32.find(c)
            if value < 0:
                raise Error("Non-base32 digit found")
            word = word << 5 | value
        count = len(bare[at:at + 8])
        out += (word << 5 * (8 - count)).to_bytes(5, "big")[:count * 5 // 8]
    if pads not in (0, 1, 3, 4, 6):
        raise Error("Incorrect padding")
    return bytes(out)


def b16encode(s):
    return _bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    data = _data(s)
    if casefold:
        data = data.upper()
    if data.strip(b"0123456789ABCDEF"):
        raise Error("Non-base16 digit found")
    if len(data) % 2:
        raise Error("Odd-length string")
    return bytes.fromhex(data.decode())
