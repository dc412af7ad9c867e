"""Bytes as texts of other alphabets, and checksums."""
import zlib as _zlib
from base64 import b64decode as _b64decode
from base64 import b64encode as _b64encode

_DIGITS = b"0123456789abcdef"


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _bytes_of(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    return bytes(memoryview(data))


def hexlify(data, sep=None, bytes_per_sep=1):
    text = bytes(memoryview(data)).hex() if sep is None else \
        bytes(memoryview(data)).hex(sep, bytes_per_sep)
    return text.encode()


b2a_hex = hexlify


def unhexlify(hexstr):
    text = _bytes_of(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    values = [_DIGITS.find(byte) for byte in text.lower()]
    if -1 in values:
        raise Error("Non-hexadecimal digit found")
    return bytes(high << 4 | low for high, low in zip(values[::2], values[1::2]))


a2b_hex = unhexlify


def b2a_base64(data, *, newline=True):
    return _b64encode(data) + (b"\n" if newline else b"")


def a2b_base64(data, *, strict_mode=False):
    return _b64decode(_bytes_of(data), validate=strict_mode)


def crc32(data, crc=0):
    return _zlib.crc32(data, crc)


def crc_hqx(data, crc):
    """CRC-CCITT: x**16 + x**12 + x**5 + 1."""
    crc &= 0xffff
    for byte in bytes(memoryview(data)):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xffff
    return crc
