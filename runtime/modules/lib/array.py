"""Arrays of numbers, all of one kind, with the interface of CPython's array module."""
import struct as _struct

_SIZES = {"b": 1, "B": 1, "u": 4, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8,
          "f": 4, "d": 8}
typecodes = "bBuhHiIlLqQfd"


class array:
    """array(typecode [, initializer]) -> array

    The values stand in a list; _room is the number for which memory would be taken in an array of
    machine numbers, which grows as CPython's does."""
    __slots__ = ("_row", "_room", "typecode", "itemsize", "__weakref__")
    __hash__ = None

    def __init__(self, typecode, initializer=(), /):
        if not isinstance(typecode, str) or len(typecode) != 1:
            raise TypeError("array() argument 1 must be a unicode character, not "
                            + type(typecode).__name__)
        if typecode not in _SIZES:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        if isinstance(initializer, str) and typecode != "u":
            raise TypeError("cannot use a str to initialize an array with typecode '%s'" % typecode)
        self.typecode, self.itemsize, self._row, self._room = typecode, _SIZES[typecode], [], 0
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        elif isinstance(initializer, (list, tuple)):
            self._row = [self._check(x) for x in initializer]
            self._room = len(self._row)
        else:
            self.extend(initializer)

    def _check(self, x):
        if self.typecode == "u":
            if not isinstance(x, str) or len(x) != 1:
                raise TypeError("array item must be unicode character")
            return x
        if self.typecode in "fd":
            if not isinstance(x, (int, float)) and not hasattr(x, "__float__"):
                raise TypeError("must be real number, not " + type(x).__name__)
            x = float(x)
            return x if self.typecode == "d" else _struct.unpack("f", _struct.pack("f", x))[0]
        if not hasattr(x, "__index__"):
            raise TypeError("'%s' object cannot be interpreted as an integer" % type(x).__name__)
        x = x.__index__()
        bits = self.itemsize * 8
        low, high = (0, (1 << bits) - 1) if self.typecode.isupper() else (-(1 << bits - 1),
                                                                         (1 << bits - 1) - 1)
        if low <= x <= high:
            return x
        kind = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short integer",
                "H": "unsigned short", "i": "signed integer", "I": "unsigned int"}
        end = "less than minimum" if x < low else "greater than maximum"
        if self.typecode in kind:
            raise OverflowError("%s is %s" % (kind[self.typecode], end))
        raise OverflowError("can't convert negative value to unsigned int" if x < 0
                            and self.typecode in "LQ" else "int too large to convert")

    def _resize(self, old, new):
        if self._room >= new and old < new + 16 and self._room:
            return
        self._room = new and (new >> 4) + (3 if old < 8 else 7) + new

    def append(self, v, /):
        """Append new value v to the end of the array."""
        self._row.append(self._check(v))
        self._resize(len(self._row) - 1, len(self._row))

    def extend(self, bb, /):
        """Append items to the end of the array."""
        if isinstance(bb, array):
            if bb.typecode != self.typecode:
                raise TypeError("can only extend with array of same kind")
            old = len(self._row)
            self._row.extend(bb._row)
            self._resize(old, len(self._row))
            return
        for x in bb:
            self.append(x)

    fromlist = extend

    def frombytes(self, buffer, /):
        """Appends items from the string, interpreting it as an array of machine values."""
        buffer = bytes(buffer)
        if len(buffer) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        old, count = len(self._row), len(buffer) // self.itemsize
        if self.typecode == "u":
            self._row.extend(buffer.decode("utf-32-le"))
        else:
            self._row.extend(_struct.unpack("%d%s" % (count, self.typecode), buffer))
        self._resize(old, len(self._row))

    def tobytes(self):
        """Convert the array to an array of machine values and return the bytes representation."""
        if self.typecode == "u":
            return "".join(self._row).encode("utf-32-le")
        return _struct.pack("%d%s" % (len(self._row), self.typecode), *self._row)

    def tolist(self):
        """Convert array to an ordinary list with the same items."""
        return self._row[:]

    def buffer_info(self):
        """Where the list of values lies, and how many there are."""
        return id(self._row), len(self._row)

    def fromunicode(self, ustr, /):
        """Extends this array with data from the unicode string ustr."""
        if self.typecode != "u":
            raise ValueError("fromunicode() may only be called on unicode type arrays")
        self.extend(ustr)

    def tofile(self, f, /):
        """Write all items (as machine values) to the file object f."""
        f.write(self.tobytes())

    def fromfile(self, f, n, /):
        """Read n objects from the file object f and append them to the end of the array."""
        if n < 0:
            raise ValueError("negative count")
        data = f.read(n * self.itemsize)
        self.frombytes(data)
        if len(data) != n * self.itemsize:
            raise EOFError("read() didn't return enough bytes")

    def tounicode(self):
        """Convert the array to a unicode string."""
        if self.typecode != "u":
            raise ValueError("tounicode() may only be called on unicode type arrays")
        return "".join(self._row)

    def insert(self, i, v, /):
        """Insert a new item v into the array before position i."""
        self._row.insert(i, self._check(v))
        self._resize(len(self._row) - 1, len(self._row))

    def pop(self, i=-1, /):
        """Return the i-th element and delete it from the array."""
        if not self._row:
            raise IndexError("pop from empty array")
        if not -len(self._row) <= i < len(self._row):
            raise IndexError("pop index out of range")
        x = self._row.pop(i)
        self._resize(len(self._row) + 1, len(self._row))
        return x

    def remove(self, v, /):
        """Remove the first occurrence of v in the array."""
        if v not in self._row:
            raise ValueError("array.remove(x): x not in array")
        self.pop(self._row.index(v))

    def index(self, v, start=0, stop=9223372036854775807, /):
        """Return index of first occurrence of v in the array."""
        try:
            return self._row.index(v, start, stop)
        except ValueError:
            raise ValueError("array.index(x): x not in array") from None

    def count(self, v, /):
        """Return number of occurrences of v in the array."""
        return self._row.count(v)

    def reverse(self):
        """Reverse the order of the items in the array."""
        self._row.reverse()

    def byteswap(self):
        """Byteswap all items of the array."""
        form = "%d%s" % (len(self._row), self.typecode)
        self._row = list(_struct.unpack(">" + form, _struct.pack("<" + form, *self._row)))

    def _like(self, row):
        made = array(self.typecode)
        made._row, made._room = row, len(row)
        return made

    def __copy__(self):
        return self._like(self._row[:])

    def __deepcopy__(self, memo, /):
        return self.__copy__()

    def __len__(self):
        return len(self._row)

    def __iter__(self):
        return iter(self._row)

    def __contains__(self, x):
        return x in self._row

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._like(self._row[i])
        try:
            return self._row[i]
        except IndexError:
            raise IndexError("array index out of range") from None
        except TypeError:
            raise TypeError("array indices must be integers") from None

    def __setitem__(self, i, v):
        old = len(self._row)
        if isinstance(i, slice):
            if not isinstance(v, array):
                raise TypeError("can only assign array (not \"%s\") to array slice"
                                % type(v).__name__)
            self._row[i] = v._row
        elif not -old <= i < old:
            raise IndexError("array assignment index out of range")
        else:
            self._row[i] = self._check(v)
        self._resize(old, len(self._row))

    def __delitem__(self, i):
        old = len(self._row)
        try:
            del self._row[i]
        except IndexError:
            raise IndexError("array assignment index out of range") from None
        self._resize(old, len(self._row))

    def __add__(self, other):
        if not isinstance(other, array):
            raise TypeError("can only append array (not \"%s\") to array" % type(other).__name__)
        if other.typecode != self.typecode:
            raise TypeError("bad argument type for built-in operation")
        return self._like(self._row + other._row)

    def __iadd__(self, other):
        if not isinstance(other, array):
            raise TypeError("can only extend with array (not \"%s\")" % type(other).__name__)
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._like(self._row * n)

    __rmul__ = __mul__

    def __imul__(self, n):
        old = len(self._row)
        self._row *= n
        self._resize(old, len(self._row))
        return self

    def _compare(self, other, operation):
        if not isinstance(other, array):
            return NotImplemented
        return operation(self._row, other._row)

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b)

    def __reduce__(self):
        return array, (self.typecode, self._row[:])

    def __repr__(self):
        if not self._row:
            return "array('%s')" % self.typecode
        shown = repr("".join(self._row)) if self.typecode == "u" else repr(self._row)
        return "array('%s', %s)" % (self.typecode, shown)


ArrayType = array
