"""Identifiers of 128 bits that nobody else has: RFC 4122."""
import time as _time
from enum import Enum as _Enum

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = (
    "reserved for NCS compatibility", "specified in RFC 4122",
    "reserved for Microsoft compatibility", "reserved for future definition")


class SafeUUID(_Enum):
    """Whether no other process can have made the same one."""
    safe = 0
    unsafe = -1
    unknown = None


def _join(fields, version):
    """The number of six fields."""
    if len(fields) != 6:
        raise ValueError("fields is not a 6-tuple")
    low, mid, high, variant, sequence, node = fields
    limits = ((low, 32, "1 (need a 32-bit value)"), (mid, 16, "2 (need a 16-bit value)"),
              (high, 16, "3 (need a 16-bit value)"), (variant, 8, "4 (need an 8-bit value)"),
              (sequence, 8, "5 (need an 8-bit value)"), (node, 48, "6 (need a 48-bit value)"))
    for value, bits, text in limits:
        if not 0 <= value < 1 << bits:
            raise ValueError(f"field {text[0]} out of range{text[1:]}")
    return low << 96 | mid << 80 | high << 64 | variant << 56 | sequence << 48 | node


def _read_hex(hex):
    hex = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
    if len(hex) != 32:
        raise ValueError("badly formed hexadecimal UUID string")
    return int(hex, 16)


def _read_bytes(data, name):
    if len(data) != 16:
        raise ValueError(f"{name} is not a 16-char string")
    if name == "bytes_le":
        data = data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]
    return int.from_bytes(data, "big")


def _bits(start, count, doc):
    """A property: so many bits from `start` on."""
    return property(lambda self: self.int >> start & (1 << count) - 1, doc=doc)


class UUID:
    """An identifier: a number of 128 bits, by parts and as text."""
    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None,
                 *, is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, "
                            "or int arguments must be given")
        if hex is not None:
            int = _read_hex(hex)
        elif bytes is not None:
            int = _read_bytes(bytes, "bytes")
        elif bytes_le is not None:
            int = _read_bytes(bytes_le, "bytes_le")
        elif fields is not None:
            int = _join(fields, version)
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError("illegal version number")
            int = int & ~(0xc000 << 48) | 0x8000 << 48
            int = int & ~(0xf000 << 64) | version << 76
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", is_safe)

    def __getstate__(self):
        state = {"int": self.int}
        if self.is_safe != SafeUUID.unknown:
            state["is_safe"] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])
        object.__setattr__(self, "is_safe", SafeUUID(state["is_safe"]) if "is_safe" in state
                           else SafeUUID.unknown)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        hex = self.hex
        return f"{hex[:8]}-{hex[8:12]}-{hex[12:16]}-{hex[16:20]}-{hex[20:]}"

    time_low = _bits(96, 32, "the first 32 bits")
    time_mid = _bits(80, 16, "the next 16 bits")
    time_hi_version = _bits(64, 16, "the next 16 bits")
    clock_seq_hi_variant = _bits(56, 8, "the next 8 bits")
    clock_seq_low = _bits(48, 8, "the next 8 bits")
    node = _bits(0, 48, "the last 48 bits")
    hex = property(lambda self: "%032x" % self.int)
    urn = property(lambda self: "urn:uuid:" + str(self))
    bytes = property(lambda self: self.int.to_bytes(16, "big"))

    @property
    def bytes_le(self):
        data = self.bytes
        return data[3::-1] + data[5:3:-1] + data[7:5:-1] + data[8:]

    @property
    def fields(self):
        return (self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant,
                self.clock_seq_low, self.node)

    @property
    def time(self):
        return (self.time_hi_version & 0x0fff) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3f) << 8 | self.clock_seq_low

    @property
    def variant(self):
        bits = self.clock_seq_hi_variant
        if not bits & 0x80:
            return RESERVED_NCS
        if not bits & 0x40:
            return RFC_4122
        return RESERVED_FUTURE if bits & 0x20 else RESERVED_MICROSOFT

    @property
    def version(self):
        return self.int >> 76 & 0xf if self.variant == RFC_4122 else None


# ---- making -------------------------------------------------------------------------------------

_node = _last_time = None


def getnode():
    """48 bits for this machine: random ones, marked as such, that stay the same."""
    global _node
    if _node is None:
        from random import SystemRandom
        _node = SystemRandom().getrandbits(48) | 1 << 40
    return _node


def uuid1(node=None, clock_seq=None):
    """One of the time and the machine."""
    global _last_time
    ticks = _time.time_ns() // 100 + 0x01b21dd213814000  # since 15 October 1582
    if _last_time is not None and ticks <= _last_time:
        ticks = _last_time + 1
    _last_time = ticks
    if clock_seq is None:
        from random import SystemRandom
        clock_seq = SystemRandom().getrandbits(14)
    return UUID(fields=(ticks & 0xffffffff, ticks >> 32 & 0xffff, ticks >> 48 & 0x0fff,
                        clock_seq >> 8 & 0x3f, clock_seq & 0xff,
                        getnode() if node is None else node), version=1)


def uuid3(namespace, name):
    """One of the MD5 of a name."""
    from hashlib import md5
    digest = md5(namespace.bytes + bytes(name, "utf-8"), usedforsecurity=False).digest()
    return UUID(bytes=digest[:16], version=3)


def uuid4():
    """A random one."""
    from random import SystemRandom
    return UUID(int=SystemRandom().getrandbits(128), version=4)


def uuid5(namespace, name):
    """One of the SHA-1 of a name."""
    from hashlib import sha1
    digest = sha1(namespace.bytes + bytes(name, "utf-8")).digest()
    return UUID(bytes=digest[:16], version=5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
