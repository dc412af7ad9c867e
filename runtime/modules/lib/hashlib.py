"""Digests of bytes: MD5, SHA-1, SHA-2 and SHA-3."""
import _hashlib
from _hashlib import pbkdf2_hmac
from _hashlib import (openssl_md5 as md5, openssl_sha1 as sha1, openssl_sha224 as sha224,
                      openssl_sha256 as sha256, openssl_sha384 as sha384,
                      openssl_sha512 as sha512, openssl_sha3_224 as sha3_224,
                      openssl_sha3_256 as sha3_256, openssl_sha3_384 as sha3_384,
                      openssl_sha3_512 as sha3_512, openssl_shake_128 as shake_128,
                      openssl_shake_256 as shake_256)

_always = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256",
           "sha3_384", "sha3_512", "shake_128", "shake_256")
algorithms_guaranteed = set(_always)
algorithms_available = set(_hashlib.openssl_md_meth_names)
__all__ = _always + ("new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac",
                     "file_digest")


def new(name, data=b"", **kwargs):
    """A digest of the algorithm of that name."""
    return _hashlib.new(name, data, **kwargs)


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """The digest of what is left of a file open for bytes."""
    found = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        found.update(fileobj.getbuffer())
        return found
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable")
            and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while size := fileobj.readinto(buffer):
        found.update(view[:size])
    return found
