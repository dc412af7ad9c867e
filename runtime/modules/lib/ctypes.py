"""Numbers, arrays and structs laid out as C does, and a look at objects by their address.

There are no foreign functions: no library is loaded and nothing of it called.
"""
import struct
import sys

from _ctypes_memory import Memory, ObjectMemory, find_memory
from _object_at import object_at


class ArgumentError(Exception):
    pass


class _Kind(type):
    """The type of all types here; a product with a number is an array type."""

    def __mul__(cls, length):
        if not isinstance(length, int):
            raise TypeError("can't multiply sequence by non-int of type "
                            f"'{type(length).__name__}'")
        if length < 0:
            raise ValueError("Array length must be >= 0, not %d" % length)
        return _array_type(cls, length)

    __rmul__ = __mul__

    def from_address(cls, address):
        memory, offset = find_memory(address)
        return cls._view(memory, offset)

    def from_buffer(cls, source, offset=0):
        view = memoryview(source)
        if view.readonly:
            raise TypeError("underlying buffer is not writable")
        if offset < 0:
            raise ValueError("offset cannot be negative")
        if view.nbytes - offset < cls._size:
            raise ValueError(f"Buffer size too small ({view.nbytes} instead of at least "
                             f"{cls._size + offset} bytes)")
        return cls._view(Memory(source), offset)

    def from_buffer_copy(cls, source, offset=0):
        data = bytes(memoryview(source))
        if len(data) - offset < cls._size:
            raise ValueError(f"Buffer size too small ({len(data)} instead of at least "
                             f"{cls._size + offset} bytes)")
        return cls._view(Memory(bytearray(data[offset:])), 0)

    def __setattr__(cls, name, value):
        super().__setattr__(name, value)
        if name == "_fields_":
            cls._lay_out()

    def _view(cls, memory, offset):
        self = cls.__new__(cls)
        self._memory, self._offset = memory, offset
        return self


class _CData(metaclass=_Kind):
    _size = _alignment = 0
    __hash__ = None

    def _new_memory(self):
        self._memory, self._offset = Memory(bytearray(self._size)), 0

    def __bytes__(self):
        return self._memory.read(self._offset, self._size)


class _SimpleCData(_CData):
    """One number, character or object."""

    def __init_subclass__(cls):
        if "_type_" in cls.__dict__:
            cls._size = cls._alignment = struct.calcsize(cls._code())

    @classmethod
    def _code(cls):
        return getattr(cls, "_order_", "@") + ("P" if cls._type_ in "zZO" else cls._type_)

    def __init__(self, *value):
        self._new_memory()
        if value and (value[0] is not None or self._type_ == "O"):
            self.value, = value

    def _get(self):
        return self._load(self._memory, self._offset)

    def _set(self, value):
        self._store(self._memory, self._offset, value)

    value = property(_get, _set)

    @classmethod
    def _load(cls, memory, offset):
        value, = struct.unpack(cls._code(), memory.read(offset, cls._size))
        return (value or None) if cls._type_ == "P" else value

    @classmethod
    def _store(cls, memory, offset, value):
        memory.write(offset, struct.pack(cls._code(), cls._check(value)))

    @classmethod
    def _check(cls, value):
        kind = cls._type_
        if kind in "fd":
            if not isinstance(value, (int, float)):
                raise TypeError(f"must be real number, not {type(value).__name__}")
            return value
        if kind == "?":
            return bool(value)
        if kind == "P":
            if value is not None and not isinstance(value, int):
                raise TypeError("cannot be converted to pointer")
            return (value or 0) & (1 << 64) - 1
        if not isinstance(value, int):
            raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
        bits = 8 * cls._size
        value &= (1 << bits) - 1
        return value - (1 << bits) if kind.islower() and value >> (bits - 1) else value

    def __repr__(self):
        if type(self).__base__ is not _SimpleCData:
            return object.__repr__(self)
        return f"{type(self).__name__}({self.value!r})"

    def __bool__(self):
        return bool(self.value)


def _simple(name, code):
    return _Kind(name, (_SimpleCData,), {"_type_": code, "__module__": "ctypes"})


c_bool, c_byte, c_ubyte = _simple("c_bool", "?"), _simple("c_byte", "b"), _simple("c_ubyte", "B")
c_short, c_ushort = _simple("c_short", "h"), _simple("c_ushort", "H")
c_int, c_uint = _simple("c_int", "i"), _simple("c_uint", "I")
c_long, c_ulong = _simple("c_long", "l"), _simple("c_ulong", "L")
c_float, c_double, c_void_p = _simple("c_float", "f"), _simple("c_double", "d"), \
    _simple("c_void_p", "P")
c_longlong, c_ulonglong, c_ssize_t, c_size_t = c_long, c_ulong, c_long, c_ulong
c_int8, c_uint8, c_int16, c_uint16 = c_byte, c_ubyte, c_short, c_ushort
c_int32, c_uint32, c_int64, c_uint64 = c_int, c_uint, c_long, c_ulong


class c_char(_SimpleCData):
    _type_ = "c"

    @classmethod
    def _check(cls, value):
        if isinstance(value, int) and 0 <= value < 256:
            return bytes([value])
        if not isinstance(value, (bytes, bytearray)) or len(value) != 1:
            raise TypeError("one character bytes, bytearray or integer expected")
        return bytes(value)


class _KeepingData(_SimpleCData):
    """One whose value is an object of the language that it keeps."""

    @classmethod
    def _load(cls, memory, offset):
        return memory.kept.get(offset)

    @classmethod
    def _store(cls, memory, offset, value):
        value = cls._check(value)
        memory.write(offset, struct.pack("P", 0 if value is None else id(value)))
        memory.kept[offset] = value

    def __repr__(self):
        value = self.value
        if self._type_ != "O" and value is not None:
            value = id(value)
        return f"{type(self).__name__}({value!r})"


class c_char_p(_KeepingData):
    _type_ = "z"

    @classmethod
    def _check(cls, value):
        if value is not None and not isinstance(value, (bytes, int)):
            raise TypeError("bytes or integer address expected instead of "
                            f"{type(value).__name__} instance")
        return value


class c_wchar_p(_KeepingData):
    _type_ = "Z"

    @classmethod
    def _check(cls, value):
        if value is not None and not isinstance(value, (str, int)):
            raise TypeError("unicode string or integer address expected instead of "
                            f"{type(value).__name__} instance")
        return value


class py_object(_KeepingData):
    """A reference to an object."""
    _type_ = "O"
    _check = staticmethod(lambda value: value)

    @classmethod
    def _load(cls, memory, offset):
        if not isinstance(memory, ObjectMemory):
            if offset not in memory.kept:
                raise ValueError("PyObject is NULL")
            return memory.kept[offset]
        return object_at(int.from_bytes(memory.read(offset, 8), sys.byteorder))


# ---- arrays -------------------------------------------------------------------------------------

def _fetch_item(kind, memory, offset):
    """What a field or an item is read as: simple types as their value."""
    if kind.__base__ in (_SimpleCData, _KeepingData):
        return kind._load(memory, offset)
    return kind._view(memory, offset)


def _put_item(kind, memory, offset, value):
    if isinstance(value, tuple) and not issubclass(kind, _SimpleCData) or \
            issubclass(kind, Array) and isinstance(value, bytes):
        value = kind(*value)
    if isinstance(value, kind):
        memory.copy_from(offset, value._memory, value._offset, kind._size)
    elif issubclass(kind, _SimpleCData):
        kind._store(memory, offset, value)
    elif issubclass(kind, _Pointer) and (
            value is None or isinstance(value, Array) and value._type_ is kind._type_):
        kind._view(memory, offset)._point_to(value)
    else:
        raise TypeError(f"incompatible types, {type(value).__name__} instance instead of "
                        f"{kind.__name__} instance")


class Array(_CData):
    """Items of one type behind each other."""

    def __init__(self, *items):
        self._new_memory()
        if len(items) > self._length_:
            raise IndexError("invalid index")
        for i, item in enumerate(items):
            self[i] = item

    def __len__(self):
        return self._length_

    def _offset_of(self, index):
        index += self._length_ if index < 0 else 0
        if not 0 <= index < self._length_:
            raise IndexError("invalid index")
        return self._offset + index * self._type_._size

    def __getitem__(self, index):
        if isinstance(index, slice):
            items = [self[i] for i in range(*index.indices(self._length_))]
            return b"".join(items) if self._type_ is c_char else items
        return _fetch_item(self._type_, self._memory, self._offset_of(index))

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            if len(value) != len(places):
                raise ValueError("Can only assign sequence of same size")
            for i, item in zip(places, value):
                self[i] = item
        else:
            _put_item(self._type_, self._memory, self._offset_of(index), value)

    def __iter__(self):
        for i in range(self._length_):
            yield self[i]


class _CharArray(Array):
    """An array of characters, which is text up to the first zero."""

    def _get_raw(self):
        return bytes(self)

    def _set_raw(self, data):
        data = bytes(data)
        if len(data) > self._length_:
            raise ValueError("byte string too long")
        self._memory.write(self._offset, data)

    raw = property(_get_raw, _set_raw)

    def _get_value(self):
        return bytes(self).partition(b"\0")[0]

    def _set_value(self, data):
        if not isinstance(data, bytes):
            raise TypeError(f"bytes expected instead of {type(data).__name__} instance")
        self._set_raw(data + b"\0" if len(data) < self._length_ else data)

    value = property(_get_value, _set_value)


_array_types = {}


def _calling_module():
    """The name of the module that makes a type."""
    frame = sys._getframe(1)
    while frame.f_back and frame.f_globals is globals():
        frame = frame.f_back
    return frame.f_globals.get("__name__")


def _array_type(kind, length):
    if (kind, length) not in _array_types:
        _array_types[kind, length] = _Kind(
            f"{kind.__name__}_Array_{length}", (_CharArray if kind is c_char else Array,),
            {"_type_": kind, "_length_": length, "_size": kind._size * length,
             "_alignment": kind._alignment, "__module__": _calling_module()})
    return _array_types[kind, length]


def create_string_buffer(init, size=None):
    if isinstance(init, bytes):
        buffer = (c_char * (len(init) + 1 if size is None else size))()
        buffer.value = init
        return buffer
    if isinstance(init, int):
        return (c_char * init)()
    raise TypeError(init)


# ---- structs and unions -------------------------------------------------------------------------

class _Field:
    """Where a field lies in its struct."""

    def __init__(self, kind, offset):
        self._kind, self.offset, self.size = kind, offset, kind._size

    def __repr__(self):
        return f"<Field type={self._kind.__name__}, ofs={self.offset}, size={self.size}>"

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return _fetch_item(self._kind, instance._memory, instance._offset + self.offset)

    def __set__(self, instance, value):
        _put_item(self._kind, instance._memory, instance._offset + self.offset, value)


class _Compound(_CData):
    _fields_ = _names = ()

    def __init_subclass__(cls):
        if "_fields_" in cls.__dict__:
            cls._lay_out()

    @classmethod
    def _lay_out(cls):
        """Gives each field its place behind those of the base class."""
        size, alignment = cls.__base__._size, max(cls.__base__._alignment, 1)
        names, pack = list(cls.__base__._names), getattr(cls, "_pack_", 0)
        for name, kind in cls._fields_:
            kind = cls._ordered(kind)
            unit = min(kind._alignment, pack) if pack else kind._alignment
            start = 0 if cls._is_union else -(-size // unit) * unit
            size, alignment = max(size, start + kind._size), max(alignment, unit)
            setattr(cls, name, _Field(kind, start))
            names.append(name)
        cls._names, cls._alignment = tuple(names), alignment
        cls._size = -(-size // alignment) * alignment

    @classmethod
    def _ordered(cls, kind):
        if cls._swapped is None or not issubclass(kind, _SimpleCData):
            return kind
        return _Kind(kind.__name__, (_SimpleCData,),
                     {"_type_": kind._type_, "_order_": cls._swapped})

    def __init__(self, *values, **named):
        self._new_memory()
        if len(values) > len(self._names):
            raise TypeError("too many initializers")
        for name, value in zip(self._names, values):
            if name in named:
                raise TypeError(f"duplicate values for field {name!r}")
            setattr(self, name, value)
        for name, value in named.items():
            setattr(self, name, value)

    _is_union, _swapped = False, None


class Structure(_Compound):
    """Fields behind each other, each at a multiple of its alignment."""


class Union(_Compound):
    """Fields in the same place."""
    _is_union = True


class BigEndianStructure(Structure):
    _swapped = ">" if sys.byteorder == "little" else None


class LittleEndianStructure(Structure):
    _swapped = "<" if sys.byteorder == "big" else None


# ---- pointers and sizes -------------------------------------------------------------------------

class _Pointer(_CData):
    """The place of another value, which it keeps."""
    _size = _alignment = 8

    def __init__(self, target=None):
        if target is not None and not isinstance(target, self._type_):
            raise TypeError(f"expected {self._type_.__name__} instead of "
                            f"{type(target).__name__}")
        self._new_memory()
        self._point_to(target)

    def _point_to(self, target):
        self._memory.write(self._offset, struct.pack("P", 0 if target is None else
                                                     addressof(target)))
        self._memory.kept[self._offset] = target

    def __bool__(self):
        return self._memory.kept.get(self._offset) is not None

    def _get_contents(self):
        target = self._memory.kept.get(self._offset)
        if target is None:
            raise ValueError("NULL pointer access")
        return self._type_._view(target._memory, target._offset)

    def _set_contents(self, target):
        self._point_to(target)

    contents = property(_get_contents, _set_contents)

    def _place(self, index):
        target = self._get_contents()
        return target._memory, target._offset + index * self._type_._size

    def __getitem__(self, index):
        return _fetch_item(self._type_, *self._place(index))

    def __setitem__(self, index, value):
        _put_item(self._type_, *self._place(index), value)


_pointer_types = {}


def POINTER(kind):
    if kind not in _pointer_types:
        _pointer_types[kind] = _Kind(f"LP_{kind.__name__}", (_Pointer,),
                                     {"_type_": kind, "__module__": _calling_module()})
    return _pointer_types[kind]


def pointer(target):
    return POINTER(type(target))(target)


byref = pointer


def cast(obj, typ):
    """The object at an address, or a pointer to the same memory as another type."""
    if typ is py_object:
        return py_object(object_at(obj if isinstance(obj, int) else obj.value))
    if issubclass(typ, _Pointer):
        target = obj.contents if isinstance(obj, _Pointer) else obj
        if isinstance(target, int):
            return typ(typ._type_.from_address(target))
        return typ(typ._type_._view(target._memory, target._offset))
    if typ is c_void_p:
        return c_void_p(obj if isinstance(obj, int) else addressof(obj))
    raise TypeError(f"cast() argument 2 must be a pointer, not {typ.__name__}")


def _check_type(value):
    if not isinstance(value, (_CData, _Kind)):
        raise TypeError("this type has no size")
    return value


def sizeof(obj_or_type, /):
    return _check_type(obj_or_type)._size


def alignment(obj_or_type, /):
    return _check_type(obj_or_type)._alignment


def addressof(obj, /):
    if not isinstance(obj, _CData):
        raise TypeError("invalid type")
    return obj._memory.address + obj._offset


def _bytes_at(address):
    memory, start = find_memory(address)
    if isinstance(memory, ObjectMemory):
        raise ValueError("objects cannot be copied byte by byte")
    return memory, start


def string_at(ptr, size=-1):
    memory, start = _bytes_at(ptr if isinstance(ptr, int) else addressof(ptr))
    data = memory.read(start, len(memory.view) - start if size < 0 else size)
    return data.partition(b"\0")[0] if size < 0 else data


def memset(dst, c, count):
    memory, start = _bytes_at(dst if isinstance(dst, int) else addressof(dst))
    memory.write(start, bytes([c & 255]) * count)


def memmove(dst, src, count):
    memory, start = _bytes_at(dst if isinstance(dst, int) else addressof(dst))
    memory.write(start, src[:count] if isinstance(src, bytes) else string_at(src, count))
