"""Numbers and bytes packed as C packs them."""
import _struct

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct",
           "error"]


class error(Exception):
    """A format or a value that does not fit it."""


_struct.error = error
from _struct import (Struct, calcsize, iter_unpack, pack, pack_into, unpack, unpack_from,
                     _clearcache)
