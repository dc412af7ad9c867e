"""Digests of bytes: MD5 and the families SHA-1 and SHA-2."""
import _digest

__all__ = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "new", "algorithms_guaranteed",
           "algorithms_available", "file_digest")
algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512"}
algorithms_available = set(algorithms_guaranteed)
_known = {}


def _pack(words, size):
    from sys import byteorder
    return b"".join(word.to_bytes(size, byteorder) for word in words)


def _begin(name):
    """State and keys of an algorithm before any byte."""
    if name == "md5":
        from math import sin
        keys = [int(abs(sin(i + 1)) * 2 ** 32) for i in range(64)]
        return _pack((0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476), 4), _pack(keys, 4)
    if name == "sha1":
        state = 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0
        return _pack(state, 4), _pack((0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6), 4)
    from _sha512 import _KEYS, _PRIMES, _root
    first = 8 if name in ("sha224", "sha384") else 0
    state = [_root(prime, 2) for prime in _PRIMES[first:first + 8]]
    if name in ("sha384", "sha512"):
        return _pack(state, 8), _pack(_KEYS, 8)
    state = [word & 0xffffffff if first else word >> 32 for word in state]
    return _pack(state, 4), _pack([key >> 32 for key in _KEYS[:64]], 4)


class HASH:
    """A digest to which bytes can be added."""
    __module__ = "_hashlib"
    __slots__ = ("_name", "_take", "_state", "_keys", "_rest", "_count")
    _sizes = {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64}

    name = property(lambda self: self._name)
    digest_size = property(lambda self: self._sizes[self._name])
    block_size = property(lambda self: 128 if self._sizes[self._name] > 32 else 64)

    def update(self, obj, /):
        if isinstance(obj, str):
            raise TypeError("Strings must be encoded before hashing")
        try:
            data = bytes(memoryview(obj))
        except TypeError:
            raise TypeError("object supporting the buffer API required") from None
        self._count += len(data)
        if self._rest:
            data = self._rest + data
        whole = len(data) - len(data) % self.block_size
        if whole:
            self._state = self._take(self._state, self._keys, data)
        self._rest = data[whole:]

    def digest(self):
        from sys import byteorder
        block = self.block_size
        length = (self._count * 8).to_bytes(block // 8, "little" if self._name == "md5" else "big")
        padding = (block - block // 8 - 1 - self._count) % block
        end = self._take(self._state, self._keys, self._rest + b"\x80" + bytes(padding) + length)
        size = block // 16
        if (self._name == "md5") != (byteorder == "little"):
            end = b"".join(end[at:at + size][::-1] for at in range(0, len(end), size))
        return end[:self.digest_size]

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        other = object.__new__(HASH)
        for field in HASH.__slots__:
            setattr(other, field, getattr(self, field))
        return other

    def __repr__(self):
        return f"<{self._name} _hashlib.HASH object @ {id(self):#x}>"


def new(name, data=b"", *, usedforsecurity=True):
    """A digest of the algorithm of that name."""
    name = name.lower().replace("sha-", "sha") if isinstance(name, str) else name
    if name not in algorithms_guaranteed:
        raise ValueError("unsupported hash type " + str(name))
    if name not in _known:
        _known[name] = _begin(name)
    self = object.__new__(HASH)
    self._name, self._rest, self._count = name, b"", 0
    self._state, self._keys = _known[name]
    self._take = getattr(_digest, {"sha224": "sha256", "sha384": "sha512"}.get(name, name))
    if data != b"":
        self.update(data)
    return self


def _maker(name):
    def make(string=b"", *, usedforsecurity=True):
        return new(name, string)
    make.__name__ = make.__qualname__ = "openssl_" + name
    return make


md5, sha1, sha224, sha256, sha384, sha512 = map(
    _maker, ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"))


def file_digest(fileobj, digest, /):
    """The digest of what is left of a file open for bytes."""
    found = new(digest) if isinstance(digest, str) else digest()
    while True:
        data = fileobj.read(1 << 18)
        if not data:
            return found
        found.update(data)
