"""Values in CPython's binary format, version 4, as far as profiles need it."""
import struct

version = 4


def _write(value, parts):
    kind = type(value)
    if value is None:
        parts.append(b"N")
    elif kind is bool:
        parts.append(b"T" if value else b"F")
    elif kind is int:
        _write_int(value, parts)
    elif kind is float:
        parts.append(b"g" + struct.pack("<d", value))
    elif kind is str:
        data = value.encode("utf-8", "surrogatepass")
        parts.append(b"u" + struct.pack("<i", len(data)) + data)
    elif kind is bytes:
        parts.append(b"s" + struct.pack("<i", len(value)) + value)
    elif kind in (tuple, list):
        parts.append((b"(" if kind is tuple else b"[") + struct.pack("<i", len(value)))
        for item in value:
            _write(item, parts)
    elif kind is dict:
        parts.append(b"{")
        for key, item in value.items():
            _write(key, parts)
            _write(item, parts)
        parts.append(b"0")
    else:
        raise ValueError("unmarshallable object")


def _write_int(value, parts):
    if -1 << 31 <= value < 1 << 31:
        parts.append(b"i" + struct.pack("<i", value))
        return
    digits = []
    rest = abs(value)
    while rest:
        digits.append(rest & 0x7fff)
        rest >>= 15
    count = len(digits) if value > 0 else -len(digits)
    parts.append(b"l" + struct.pack("<i", count) + struct.pack("<%dH" % len(digits), *digits))


def dumps(value, version=version):
    parts = []
    _write(value, parts)
    return b"".join(parts)


def dump(value, file, version=version):
    return file.write(dumps(value))


class _Reader:
    def __init__(self, data):
        self.data = data
        self.at = 0
        self.known = []

    def take(self, count):
        piece = self.data[self.at:self.at + count]
        if len(piece) < count:
            raise EOFError("marshal data too short")
        self.at += count
        return piece

    def number(self):
        return struct.unpack("<i", self.take(4))[0]

    def value(self):
        mark = self.take(1)[0]
        place = None
        if mark & 0x80:
            place = len(self.known)
            self.known.append(None)
        value = self.plain(chr(mark & 0x7f))
        if place is not None:
            self.known[place] = value
        return value

    def plain(self, mark):
        if mark in "NTF.":
            return {"N": None, "T": True, "F": False, ".": ...}[mark]
        if mark == "i":
            return self.number()
        if mark == "l":
            return self.long()
        if mark == "g":
            return struct.unpack("<d", self.take(8))[0]
        if mark == "s":
            return bytes(self.take(self.number()))
        if mark in "ut":
            return str(self.take(self.number()), "utf-8", "surrogatepass")
        if mark in "zZ":
            return str(self.take(self.take(1)[0]), "ascii")
        if mark in "aA":
            return str(self.take(self.number()), "ascii")
        if mark == "r":
            return self.known[self.number()]
        return self.container(mark)

    def container(self, mark):
        if mark == ")":
            return tuple([self.value() for i in range(self.take(1)[0])])
        if mark in "([":
            items = [self.value() for i in range(self.number())]
            return tuple(items) if mark == "(" else items
        if mark == "{":
            result = {}
            while self.data[self.at:self.at + 1] != b"0":
                key = self.value()
                result[key] = self.value()
            self.at += 1
            return result
        raise ValueError("bad marshal data (unknown type code)")

    def long(self):
        count = self.number()
        digits = struct.unpack("<%dH" % abs(count), self.take(2 * abs(count)))
        value = sum(digit << 15 * i for i, digit in enumerate(digits))
        return value if count > 0 else -value


def loads(data):
    return _Reader(bytes(data)).value()


def load(file):
    return loads(file.read())
