"""Objects as bytes, and back: only read what you trust."""
from _pickle_names import (DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, PickleError, PicklingError,
                           UnpicklingError, decode_long, encode_long)
from _pickle_read import Unpickler
from _pickle_write import Pickler

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump",
           "dumps", "load", "loads", "HIGHEST_PROTOCOL", "DEFAULT_PROTOCOL"]
format_version = "4.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """The bytes of an object."""
    return Pickler(None, protocol, fix_imports=fix_imports,
                   buffer_callback=buffer_callback)._bytes(obj)


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The next object of a file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors,
                     buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object of which these are the bytes."""
    try:
        view = memoryview(data)
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}") from None
    return Unpickler(_Bytes(bytes(view)), fix_imports=fix_imports, encoding=encoding,
                     errors=errors, buffers=buffers).load()


class _Bytes:
    """Bytes to be read from the start on."""
    __slots__ = ("_data", "_at")

    def __init__(self, data):
        self._data, self._at = data, 0

    def read(self, count):
        start = self._at
        self._at += count
        return self._data[start:self._at]

    def readline(self):
        start = self._at
        self._at = self._data.find(b"\n", start) + 1 or len(self._data)
        return self._data[start:self._at]
