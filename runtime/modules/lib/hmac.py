"""Messages signed with a key: HMAC over any digest of hashlib."""
import hashlib as _hashlib
from _hashlib import compare_digest

_flip_outer = bytes(x ^ 0x5C for x in range(256))
_flip_inner = bytes(x ^ 0x36 for x in range(256))
digest_size = None


def _maker(digestmod):
    if callable(digestmod):
        return digestmod
    if isinstance(digestmod, str):
        return lambda data=b"": _hashlib.new(digestmod, data)
    return lambda data=b"": digestmod.new(data)


class HMAC:
    """A signature to which bytes can be added."""
    blocksize = 64
    __slots__ = ("_inner", "_outer", "block_size", "digest_size")

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required parameter 'digestmod'.")
        make = _maker(digestmod)
        self._inner, self._outer = make(), make()
        self.digest_size = self._inner.digest_size
        self.block_size = getattr(self._inner, "block_size", self.blocksize)
        key = make(key).digest() if len(key) > self.block_size else bytes(key)
        key = key.ljust(self.block_size, b"\0")
        self._outer.update(key.translate(_flip_outer))
        self._inner.update(key.translate(_flip_inner))
        if msg is not None:
            self.update(msg)

    name = property(lambda self: f"hmac-{self._inner.name}")

    def update(self, msg):
        """Takes in more bytes."""
        self._inner.update(msg)

    def copy(self):
        """Another signature in the same state."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size, other.block_size = self.digest_size, self.block_size
        other._inner, other._outer = self._inner.copy(), self._outer.copy()
        return other

    def _current(self):
        found = self._outer.copy()
        found.update(self._inner.digest())
        return found

    def digest(self):
        """The signature of the bytes so far."""
        return self._current().digest()

    def hexdigest(self):
        """The same as hexadecimal digits."""
        return self._current().hexdigest()


def new(key, msg=None, digestmod=""):
    """A signature under `key`, which has taken in `msg`."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The signature of one message."""
    for data in (key, msg):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
    return HMAC(bytes(key), msg, digest).digest()
