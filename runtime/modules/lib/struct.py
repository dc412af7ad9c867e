"""Numbers and bytes packed as C packs them."""

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct",
           "error"]


class error(Exception):
    """A format or a value that does not fit it."""


error.__module__ = "struct"
_STANDARD = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "e": 2, "i": 4, "I": 4, "l": 4,
             "L": 4, "f": 4, "q": 8, "Q": 8, "d": 8, "s": 1, "p": 1}
_NATIVE = {**_STANDARD, "l": 8, "L": 8, "n": 8, "N": 8, "P": 8}
_NAMES = {"b": "byte", "B": "ubyte", "h": "short", "H": "ushort"}
_SIGNED = "bhilqn"
_known = {}


def _read_float(data, order):
    """A float of 2, 4 or 8 bytes."""
    bits = int.from_bytes(data, order)
    fraction, bias = {2: (10, 15), 4: (23, 127), 8: (52, 1023)}[len(data)]
    sign = -1.0 if bits >> (8 * len(data) - 1) else 1.0
    exponent = bits >> fraction & (2 * bias + 1)
    rest = bits & ((1 << fraction) - 1)
    if exponent == 2 * bias + 1:
        return float("nan") if rest else sign * float("inf")
    from math import ldexp
    if not exponent:
        return sign * ldexp(rest, 1 - bias - fraction)
    return sign * ldexp(rest | 1 << fraction, exponent - bias - fraction)


def _write_float(number, size, order, code):
    from math import copysign, frexp, isinf, isnan
    fraction, bias = {2: (10, 15), 4: (23, 127), 8: (52, 1023)}[size]
    sign = copysign(1.0, number) < 0
    if isnan(number):
        exponent, rest = 2 * bias + 1, 1 << (fraction - 1)
    elif isinf(number):
        exponent, rest = 2 * bias + 1, 0
    elif number == 0:
        exponent, rest = 0, 0
    else:
        mantissa, exponent = frexp(abs(number))
        exponent += bias - 1
        # 53 bits of the number, to be rounded to half even where they are too many.
        whole = int(mantissa * (1 << 53))
        drop = 52 - fraction
        if exponent <= 0:
            drop += 1 - exponent
            exponent = 0
        rest, lost = whole >> drop, whole & ((1 << drop) - 1)
        half = 1 << drop >> 1
        if drop and (lost > half or lost == half and rest & 1):
            rest += 1
        if exponent:
            exponent += rest >> (fraction + 1)
            rest = rest >> 1 if rest >> (fraction + 1) else rest
            rest &= (1 << fraction) - 1
        elif rest >> fraction:
            exponent, rest = 1, rest & ((1 << fraction) - 1)
        if exponent >= 2 * bias + 1:
            raise OverflowError("float too large to pack with %s format" % code)
    bits = sign << (8 * size - 1) | exponent << fraction | rest
    return bits.to_bytes(size, order)


class Struct:
    """A format that is read once."""

    def __init__(self, format):
        if isinstance(format, bytes):
            format = format.decode("ascii")
        if not isinstance(format, str):
            raise TypeError("Struct() argument 1 must be a str or bytes object, not %s" %
                            type(format).__name__)
        self.format = format
        mark = format[:1] if format[:1] in ("@", "=", "<", ">", "!") else ""
        self._order = "big" if mark in (">", "!") and mark else "little"
        self._native = mark in ("", "@")
        self._parts, self._count = [], 0
        self._read(format[len(mark):])

    def _read(self, text):
        """Parts: code, place, repeat or length, size of one."""
        sizes = _NATIVE if self._native else _STANDARD
        at = 0
        number = ""
        for c in text:
            if c.isspace() and not number:
                continue
            if c.isdigit():
                number += c
                continue
            if c not in sizes:
                raise error("bad char in struct format")
            size = sizes[c]
            if self._native and size > 1:
                at += -at % size
            times = int(number) if number else 1
            number = ""
            self._parts.append((c, at, times, size))
            at += size * times
            if c in "sp":
                self._count += 1
            elif c != "x":
                self._count += times
        if number:
            raise error("repeat count given without format specifier")
        self.size = at

    def pack(self, *values):
        if len(values) != self._count:
            raise error("pack expected %d items for packing (got %d)" % (self._count, len(values)))
        out = bytearray(self.size)
        values = iter(values)
        for code, at, times, size in self._parts:
            if code in "sp":
                self._put_text(out, at, times, next(values), code)
            elif code != "x":
                for i in range(times):
                    out[at + i * size:at + (i + 1) * size] = self._pack_one(code, size,
                                                                            next(values))
        return bytes(out)

    @staticmethod
    def _put_text(out, at, length, value, code):
        if not isinstance(value, (bytes, bytearray)):
            raise error("argument for '%s' must be a bytes object" % code)
        if code == "p":
            if not length:
                return
            value = value[:min(length - 1, 255)]
            value = bytes([len(value)]) + value
        value = bytes(value[:length])
        out[at:at + len(value)] = value

    def _pack_one(self, code, size, value):
        if code == "c":
            if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return bytes(value)
        if code == "?":
            return b"\1" if value else b"\0"
        if code in "efd":
            if not hasattr(type(value), "__float__") and not hasattr(type(value), "__index__"):
                raise error("required argument is not a float")
            try:
                return _write_float(float(value), size, self._order, code)
            except OverflowError:
                if code == "e" or not self._native:
                    raise
                return _write_float(float("inf") if value > 0 else float("-inf"), size, "little",
                                    code)
        if not isinstance(value, int):
            if not hasattr(type(value), "__index__"):
                raise error("required argument is not an integer")
            value = value.__index__()
        signed = code in _SIGNED
        low, high = (-1 << 8 * size - 1, (1 << 8 * size - 1) - 1) if signed else \
            (0, (1 << 8 * size) - 1)
        if not low <= value <= high:
            self._refuse(code, size, value, low, high)
        return value.to_bytes(size, self._order, signed=signed)

    def _refuse(self, code, size, value, low, high):
        named = code in _NAMES and (self._native or size == 1 or code == "h")
        if not named and (size == 8 or value < 0 and low == 0):
            raise error("argument out of range")
        name = _NAMES[code] if code in _NAMES else "'%s'" % code
        raise error("%s format requires %d <= number <= %d" % (name, low, high))

    def unpack(self, buffer):
        data = memoryview(buffer)
        if data.nbytes != self.size:
            raise error("unpack requires a buffer of %d bytes" % self.size)
        return self._take(bytes(data), 0)

    def _take(self, data, base):
        out = []
        for code, at, times, size in self._parts:
            at += base
            if code == "s":
                out.append(data[at:at + times])
            elif code == "p":
                out.append(data[at + 1:at + 1 + min(data[at], times - 1)] if times else b"")
            elif code != "x":
                for i in range(at, at + times * size, size):
                    out.append(self._unpack_one(code, data[i:i + size]))
        return tuple(out)

    def _unpack_one(self, code, piece):
        if code == "c":
            return piece
        if code == "?":
            return piece != b"\0"
        if code in "efd":
            return _read_float(piece, self._order)
        return int.from_bytes(piece, self._order, signed=code in _SIGNED)

    def pack_into(self, buffer, offset, *values):
        data = self.pack(*values)
        room = len(buffer)
        if offset < 0:
            if offset + room < 0:
                raise error("offset %d out of range for %d-byte buffer" % (offset, room))
            offset += room
        if room - offset < self.size:
            raise error("pack_into requires a buffer of at least %d bytes for packing %d bytes at "
                        "offset %d (actual buffer size is %d)" %
                        (offset + self.size, self.size, offset, room))
        buffer[offset:offset + self.size] = data

    def unpack_from(self, buffer, offset=0):
        data = bytes(memoryview(buffer))
        if offset < 0:
            if offset + len(data) < 0:
                raise error("offset %d out of range for %d-byte buffer" % (offset, len(data)))
            offset += len(data)
        if len(data) - offset < self.size:
            raise error("unpack_from requires a buffer of at least %d bytes for unpacking %d bytes "
                        "at offset %d (actual buffer size is %d)" %
                        (offset + self.size, self.size, offset, len(data)))
        return self._take(data, offset)

    def iter_unpack(self, buffer):
        data = bytes(memoryview(buffer))
        if not self.size:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(data) % self.size:
            raise error("iterative unpacking requires a buffer of a multiple of %d bytes" %
                        self.size)
        return (self._take(data, at) for at in range(0, len(data), self.size))

    def __repr__(self):
        return "%s(%r)" % ("_struct.Struct", self.format)


def _find(format):
    if format not in _known:
        if len(_known) > 100:
            _known.clear()
        _known[format] = Struct(format)
    return _known[format]


def calcsize(format):
    return _find(format).size


def pack(format, *values):
    return _find(format).pack(*values)


def pack_into(format, buffer, offset, *values):
    _find(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return _find(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _find(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _find(format).iter_unpack(buffer)
