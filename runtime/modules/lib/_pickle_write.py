"""Objects to bytes, in the protocols 0 to 5 of pickle."""
import sys
from types import FunctionType
from _pickle_names import (DEFAULT_PROTOCOL, HIGHEST_PROTOCOL, PicklingError, encode_long,
                           find_path, old_name)
import copyreg
from struct import pack

_FRAME = 64 * 1024
_BATCH = 1000
_ENCODE = object()   # stands for _codecs.encode, which makes bytes of texts


class Pickler:
    """Writes pickles of objects to a file, remembering which it wrote."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        protocol = DEFAULT_PROTOCOL if protocol is None else protocol
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError("pickle protocol must be <= %d" % HIGHEST_PROTOCOL)
        if buffer_callback is not None and protocol < 5:
            raise ValueError("buffer_callback needs protocol >= 5")
        if file is not None and not hasattr(file, "write"):
            raise TypeError("file must have a 'write' attribute")
        self._file, self._protocol = file, int(protocol)
        self.bin, self.fast = protocol >= 1, False
        self._fix_imports = fix_imports and protocol < 3
        self._memo, self._parts, self._size, self._done = {}, [], 0, []
        self._ask_id = getattr(self, "persistent_id", None)
        self._override = getattr(self, "reducer_override", None)

    def clear_memo(self):
        self._memo.clear()

    def dump(self, obj):
        if not hasattr(self, "_file"):
            raise PicklingError("Pickler.__init__() was not called by "
                                f"{type(self).__name__}.__init__()")
        self._file.write(self._bytes(obj))

    def _bytes(self, obj):
        """The whole pickle."""
        self._parts, self._size, self._done = [], 0, []
        if self._protocol >= 2:
            self._done.append(bytes((0x80, self._protocol)))
        self._save(obj)
        self._write(b".")
        self._end_frame()
        return b"".join(self._done)

    def _write(self, data):
        self._parts.append(data)
        self._size += len(data)

    def _end_frame(self):
        data = b"".join(self._parts)
        if self._protocol >= 4 and len(data) >= 4:
            self._done.append(b"\x95" + pack("<Q", len(data)))
        self._done.append(data)
        self._parts, self._size = [], 0

    def _write_large(self, head, data):
        """Bytes that stand outside of frames if there are many."""
        if self._protocol >= 4 and len(data) >= _FRAME:
            self._end_frame()
            self._done.extend((head, data))
        else:
            self._write(head + data)

    # ---- memory ----

    def _remember(self, obj):
        if self.fast:
            return
        at = len(self._memo)
        self._memo[id(obj)] = at, obj
        if self._protocol >= 4:
            self._write(b"\x94")
        elif self.bin:
            self._write(b"q" + bytes((at,)) if at < 256 else b"r" + pack("<I", at))
        else:
            self._write(b"p%d\n" % at)

    def _recall(self, at):
        if self.bin:
            self._write(b"h" + bytes((at,)) if at < 256 else b"j" + pack("<I", at))
        else:
            self._write(b"g%d\n" % at)

    # ---- objects ----

    def _save(self, obj, ask=True):
        if self._protocol >= 4 and self._size >= _FRAME:
            self._end_frame()
        if ask and self._ask_id is not None:
            name = self._ask_id(obj)
            if name is not None:
                self._save_persistent(name)
                return
        cls = type(obj)
        atom = _ATOMS.get(cls)
        if atom is not None:
            atom(self, obj)
            return
        known = self._memo.get(id(obj))
        if known is not None:
            self._recall(known[0])
            return
        save = _SAVERS.get(cls)
        if save is not None:
            save(self, obj)
            return
        reduced = NotImplemented if self._override is None else self._override(obj)
        if reduced is NotImplemented:
            if cls is type:
                self._save_type(obj)
                return
            if cls is FunctionType:
                self._save_global(obj)
                return
            table = getattr(self, "dispatch_table", copyreg.dispatch_table)
            function = table.get(cls)
            if function is not None:
                reduced = function(obj)
            elif issubclass(cls, type):
                self._save_global(obj)
                return
            else:
                reduced = self._reduce(obj, cls)
        self._save_what_reduce_gave(obj, reduced)

    def _reduce(self, obj, cls):
        if cls is _NATIVE:
            owner = obj.__self__
            if owner is None or type(owner) is type(sys):
                return obj.__qualname__
            return getattr, (owner, obj.__name__)
        if self._protocol >= 2 and copyreg._takes_names(cls):
            return copyreg._reduce_with_names(obj)
        if self._protocol < 2 and cls.__reduce_ex__ is object.__reduce_ex__ and \
                cls.__reduce__ is object.__reduce__:
            return copyreg._reduce_ex(obj, self._protocol)
        return obj.__reduce_ex__(self._protocol)

    def _save_what_reduce_gave(self, obj, reduced):
        if isinstance(reduced, str):
            self._save_global(obj, reduced)
            return
        if not isinstance(reduced, tuple):
            raise PicklingError("__reduce__ must return a string or tuple")
        if not 2 <= len(reduced) <= 6:
            raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
        self._save_reduced(*reduced, obj=obj)

    def _save_reduced(self, function, args, state=None, items=None, pairs=None, setter=None, *,
                      obj=None):
        if not callable(function):
            raise PicklingError("first item of the tuple returned by __reduce__ must be callable")
        if not isinstance(args, tuple):
            raise PicklingError("second item of the tuple returned by __reduce__ must be a tuple")
        name = getattr(function, "__name__", "")
        if self._protocol >= 2 and name == "__newobj_ex__":
            self._save_new_with_names(*args)
        elif self._protocol >= 2 and name == "__newobj__":
            if obj is not None and args[0] is not obj.__class__:
                raise PicklingError("args[0] from __newobj__ args has the wrong class")
            self._save(args[0])
            self._save(args[1:])
            self._write(b"\x81")
        else:
            self._save(function)
            self._save(args)
            self._write(b"R")
        if obj is not None:
            if id(obj) in self._memo:
                self._write(b"0")
                self._recall(self._memo[id(obj)][0])
                return
            self._remember(obj)
        if items is not None:
            self._append_all(items)
        if pairs is not None:
            self._set_all(pairs)
        if state is not None and setter is None:
            self._save(state)
            self._write(b"b")
        elif state is not None:
            self._save(setter)
            self._save(obj)
            self._save(state)
            self._write(b"\x86R0")

    def _save_new_with_names(self, cls, args, kwargs):
        if self._protocol >= 4:
            self._save(cls)
            self._save(args)
            self._save(kwargs)
            self._write(b"\x92")
            return
        from functools import partial
        self._save(partial(cls.__new__, cls, *args, **kwargs))
        self._save(())
        self._write(b"R")

    def _save_persistent(self, name):
        if self.bin:
            self._save(name, False)
            self._write(b"Q")
            return
        try:
            self._write(b"P" + str(name).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    # ---- numbers and texts ----

    def _save_none(self, obj):
        self._write(b"N")

    def _save_bool(self, obj):
        if self._protocol >= 2:
            self._write(b"\x88" if obj else b"\x89")
        else:
            self._write(b"I01\n" if obj else b"I00\n")

    def _save_int(self, obj):
        fits = -0x80000000 <= obj <= 0x7fffffff
        if self.bin and fits:
            if 0 <= obj <= 0xff:
                self._write(b"K" + bytes((obj,)))
            elif 0 <= obj <= 0xffff:
                self._write(b"M" + obj.to_bytes(2, "little"))
            else:
                self._write(b"J" + obj.to_bytes(4, "little", signed=True))
        elif self._protocol >= 2:
            data = encode_long(obj)
            head = b"\x8a" + bytes((len(data),)) if len(data) < 256 else \
                b"\x8b" + pack("<i", len(data))
            self._write(head + data)
        else:
            self._write((b"I%d\n" if fits else b"L%dL\n") % obj)

    def _save_float(self, obj):
        self._write(b"G" + pack(">d", obj) if self.bin else b"F" + repr(obj).encode() + b"\n")

    def _save_bytes(self, obj):
        if self._protocol < 3:
            if not obj:
                self._save_reduced(bytes, (), obj=obj)
                return
            self._save_name(_ENCODE, "_codecs", "encode")
            self._save((str(obj, "latin1"), "latin1"))
            self._write(b"R")
        elif len(obj) < 256:
            self._write(b"C" + bytes((len(obj),)) + obj)
        elif len(obj) < 1 << 32:
            self._write_large(b"B" + pack("<I", len(obj)), obj)
        else:
            self._write_large(b"\x8e" + pack("<Q", len(obj)), obj)
        self._remember(obj)

    def _save_bytearray(self, obj):
        if self._protocol < 5:
            self._save_reduced(bytearray, (bytes(obj),) if obj else (), obj=obj)
            return
        self._write_large(b"\x96" + pack("<Q", len(obj)), bytes(obj))
        self._remember(obj)

    def _save_str(self, obj):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            if len(data) < 256 and self._protocol >= 4:
                self._write(b"\x8c" + bytes((len(data),)) + data)
            elif len(data) < 1 << 32:
                self._write_large(b"X" + pack("<I", len(data)), data)
            else:
                self._write_large(b"\x8d" + pack("<Q", len(data)), data)
        else:
            parts = []
            for c in obj:
                number = ord(c)
                if number > 0xffff:
                    parts.append(b"\\U%08x" % number)
                elif number > 0xff or c in "\\\0\n\r\x1a":
                    parts.append(b"\\u%04x" % number)
                else:
                    parts.append(bytes((number,)))
            self._write(b"V" + b"".join(parts) + b"\n")
        self._remember(obj)

    # ---- containers ----

    def _save_tuple(self, obj):
        count, memo = len(obj), self._memo
        if not count:
            self._write(b")" if self.bin else b"(t")
            return
        short = count <= 3 and self._protocol >= 2
        if not short:
            self._write(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in memo:
            # It holds itself by way of its items and was written meanwhile.
            if short or not self.bin:
                self._write(b"0" * (count + (not short)))
            else:
                self._write(b"1")
            self._recall(memo[id(obj)][0])
            return
        self._write((b"\x85", b"\x86", b"\x87")[count - 1] if short else b"t")
        self._remember(obj)

    def _save_list(self, obj):
        self._write(b"]" if self.bin else b"(l")
        self._remember(obj)
        self._append_all(obj, True)

    def _batches(self, items, exact, save, one, many):
        """Puts items into a container, many at once. Of a list itself only all of it may go as one
        item; after the last full batch of a dict itself an empty one follows."""
        if not self.bin:
            for item in items:
                save(item)
                self._write(one)
            return
        items = iter(items)
        first = True
        while True:
            batch = []
            for item in items:
                batch.append(item)
                if len(batch) == _BATCH:
                    break
            if not batch:
                if exact and not first and many == b"u":
                    self._write(b"(u")
                return
            alone = len(batch) == 1 and (first or not exact)
            if not alone:
                self._write(b"(")
            for item in batch:
                save(item)
            self._write(one if alone else many)
            first = False
            if len(batch) < _BATCH:
                return

    def _append_all(self, items, exact=False):
        self._batches(items, exact, self._save, b"a", b"e")

    def _save_pair(self, pair):
        self._save(pair[0])
        self._save(pair[1])

    def _set_all(self, pairs, exact=False):
        self._batches(pairs, exact, self._save_pair, b"s", b"u")

    def _save_dict(self, obj):
        self._write(b"}" if self.bin else b"(d")
        self._remember(obj)
        self._set_all(obj.items(), True)

    def _save_set(self, obj):
        if self._protocol < 4:
            self._save_reduced(set, (list(obj),), obj=obj)
            return
        self._write(b"\x8f")
        self._remember(obj)
        items = list(obj)
        for start in range(0, len(items) + 1 if items else 0, _BATCH):
            self._write(b"(")
            for item in items[start:start + _BATCH]:
                self._save(item)
            self._write(b"\x90")

    def _save_frozenset(self, obj):
        if self._protocol < 4:
            self._save_reduced(frozenset, (list(obj),), obj=obj)
            return
        self._write(b"(")
        for item in obj:
            self._save(item)
        if id(obj) in self._memo:
            self._write(b"1")
            self._recall(self._memo[id(obj)][0])
            return
        self._write(b"\x91")
        self._remember(obj)

    # ---- names ----

    def _save_type(self, obj):
        for value in (None, NotImplemented, Ellipsis):
            if obj is type(value):
                self._save_reduced(type, (value,), obj=obj)
                return
        self._save_global(obj)

    def _save_global(self, obj, name=None):
        """A function or class by its name, which must lead back to it."""
        if name is None:
            name = getattr(obj, "__qualname__", None) or obj.__name__
        if "<locals>" in name.split("."):
            raise AttributeError("Can't pickle local object %r" % name)
        module_name = _module_of(obj, name)
        try:
            __import__(module_name)
            module = sys.modules[module_name]
        except (ImportError, KeyError):
            raise PicklingError("Can't pickle %r: import of module %r failed" %
                                (obj, module_name)) from None
        try:
            found = find_path(module, name)
        except AttributeError:
            raise PicklingError("Can't pickle %r: attribute lookup %s on %s failed" %
                                (obj, name, module_name)) from None
        if found is not obj and found != obj:
            raise PicklingError("Can't pickle %r: it's not the same object as %s.%s" %
                                (obj, module_name, name))
        code = self._protocol >= 2 and copyreg._extension_registry.get((module_name, name))
        if code:
            self._write(b"\x82" + pack("<B", code) if code < 256 else
                        b"\x83" + pack("<H", code) if code < 65536 else b"\x84" + pack("<i", code))
            return
        if "." in name and self._protocol < 4:
            owner, _, last = name.rpartition(".")
            self._save_reduced(getattr, (find_path(module, owner), last))
            self._remember(obj)
            return
        self._save_name(obj, module_name, name)

    def _save_name(self, obj, module_name, name):
        known = self._memo.get(id(obj))
        if known is not None:
            self._recall(known[0])
        elif self._protocol >= 4:
            self._save(module_name)
            self._save(name)
            self._write(b"\x93")
            self._remember(obj)
        else:
            if self._fix_imports:
                module_name, name = old_name(module_name, name)
            self._write(f"c{module_name}\n{name}\n".encode("utf-8"))
            self._remember(obj)


def _module_of(obj, name):
    module_name = getattr(obj, "__module__", None)
    if module_name is not None:
        return module_name
    for module_name, module in list(sys.modules.items()):
        try:
            if module_name not in ("__main__", "__mp_main__") and find_path(module, name) is obj:
                return module_name
        except AttributeError:
            pass
    return "__main__"


_NATIVE = type(len)
_ATOMS = {type(None): Pickler._save_none, bool: Pickler._save_bool, int: Pickler._save_int,
          float: Pickler._save_float}
_SAVERS = {bytes: Pickler._save_bytes, str: Pickler._save_str, dict: Pickler._save_dict,
           set: Pickler._save_set, frozenset: Pickler._save_frozenset, list: Pickler._save_list,
           tuple: Pickler._save_tuple, bytearray: Pickler._save_bytearray}
Pickler.__module__ = "_pickle"
