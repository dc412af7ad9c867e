"""Bytes to objects, in the protocols 0 to 5 of pickle."""
import sys
import copyreg
from struct import unpack
from _pickle_names import HIGHEST_PROTOCOL, UnpicklingError, decode_long, find_path, new_name

_MARK = object()


def _encode(text, encoding):
    """_codecs.encode as far as pickles use it."""
    return text.encode(encoding)


class Unpickler:
    """Reads pickles from a file, one at each load."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        if not (hasattr(file, "read") and hasattr(file, "readline")):
            raise TypeError("file must have 'read' and 'readline' attributes")
        self._file_read, self._file_line = file.read, file.readline
        self._fix_imports, self._encoding, self._errors = fix_imports, encoding, errors
        self._buffers = None if buffers is None else iter(buffers)
        self._memo = {}

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no "
                              "persistent_load function was specified.")

    def find_class(self, module_name, name, /):
        """What a name means; subclasses may allow less."""
        if self._protocol < 3 and self._fix_imports:
            module_name, name = new_name(module_name, name)
        if (module_name, name) == ("_codecs", "encode"):
            return _encode
        __import__(module_name)
        if self._protocol >= 4 and "." in name:
            try:
                return find_path(sys.modules[module_name], name)
            except AttributeError:
                raise AttributeError(f"Can't get attribute {name!r} on "
                                     f"{sys.modules[module_name]!r}") from None
        try:
            return getattr(sys.modules[module_name], name)
        except AttributeError:
            raise AttributeError(f"Can't get attribute {name!r} on "
                                 f"{sys.modules[module_name]!r}") from None

    def load(self):
        if not hasattr(self, "_memo"):
            raise UnpicklingError("Unpickler.__init__() was not called by "
                                  f"{type(self).__name__}.__init__()")
        self._protocol, self._stack = 0, []
        read, codes, stack = self._file_read, _CODES, self._stack
        while True:
            code = read(1)
            if not code:
                raise EOFError("Ran out of input")
            if code == b".":
                return self._pop()
            act = codes.get(code)
            if act is None:
                shown = chr(code[0]) if 32 <= code[0] < 127 else "\\x%02x" % code[0]
                raise UnpicklingError("invalid load key, '%s'." % shown)
            act(self, stack)

    # ---- reading ----

    def _read(self, count):
        data = self._file_read(count)
        if len(data) < count:
            raise UnpicklingError("pickle data was truncated")
        return data

    def _line(self):
        line = self._file_line()
        if not line.endswith(b"\n"):
            raise UnpicklingError("pickle data was truncated")
        return line[:-1]

    def _number(self, form, count):
        return unpack(form, self._read(count))[0]

    def _pop(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        if self._stack[-1] is _MARK:
            raise UnpicklingError("unexpected MARK found")
        return self._stack.pop()

    def _take(self, count):
        """The last things of the stack."""
        if len(self._stack) < count:
            raise UnpicklingError("unpickling stack underflow")
        taken = self._stack[-count:]
        del self._stack[-count:]
        return taken

    def _to_mark(self):
        """All above the last mark, which goes too."""
        stack = self._stack
        at = len(stack) - 1
        while at >= 0 and stack[at] is not _MARK:
            at -= 1
        if at < 0:
            raise UnpicklingError("could not find MARK")
        taken = stack[at + 1:]
        del stack[at:]
        return taken

    def _top(self):
        if not self._stack:
            raise UnpicklingError("unpickling stack underflow")
        return self._stack[-1]

    # ---- what the codes do ----

    def _set_protocol(self, stack):
        self._protocol = self._read(1)[0]
        if self._protocol > HIGHEST_PROTOCOL:
            raise ValueError("unsupported pickle protocol: %d" % self._protocol)

    def _begin_frame(self, stack):
        self._number("<Q", 8)

    def _push_int_text(self, stack):
        text = self._line()
        stack.append(bool(int(text)) if text in (b"00", b"01") else int(text, 0))

    def _push_long_text(self, stack):
        text = self._line()
        stack.append(int(text[:-1] if text.endswith(b"L") else text, 0))

    def _push_old_text(self, data):
        if self._encoding != "bytes":
            data = data.decode(self._encoding, self._errors)
        self._stack.append(data)

    def _push_quoted(self, stack):
        text = self._line()
        if len(text) < 2 or text[0] != text[-1] or text[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._push_old_text(_unescaped(text[1:-1]))

    def _push_raw_text(self, stack):
        stack.append(_from_raw(self._line()))

    def _push_global(self, stack):
        module_name = self._line().decode("utf-8")
        stack.append(self.find_class(module_name, self._line().decode("utf-8")))

    def _push_stack_global(self, stack):
        module_name, name = self._take(2)
        if type(name) is not str or type(module_name) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        stack.append(self.find_class(module_name, name))

    def _push_extension(self, code):
        key = copyreg._inverted_registry.get(code)
        if key is None:
            raise ValueError("unregistered extension code %d" % code)
        self._stack.append(self.find_class(*key))

    def _reduce(self, stack):
        function, args = self._take(2)
        stack.append(function(*args))

    def _new(self, stack):
        cls, args = self._take(2)
        stack.append(cls.__new__(cls, *args))

    def _new_with_names(self, stack):
        cls, args, kwargs = self._take(3)
        stack.append(cls.__new__(cls, *args, **kwargs))

    def _make(self, cls, args):
        self._stack.append(cls(*args) if args or not isinstance(cls, type) or
                           hasattr(cls, "__getinitargs__") else cls.__new__(cls))

    def _push_instance(self, stack):
        module_name = self._line().decode("ascii")
        name = self._line().decode("ascii")
        args = self._to_mark()
        self._make(self.find_class(module_name, name), args)

    def _push_object(self, stack):
        cls, *args = self._to_mark()
        self._make(cls, args)

    def _append_items(self, items):
        target = self._top()
        if type(target) is list:
            target.extend(items)
        elif hasattr(target, "extend"):
            target.extend(items)
        else:
            for item in items:
                target.append(item)

    def _append_one(self, stack):
        self._append_items([self._pop()])

    def _set_items(self, items):
        target = self._top()
        for at in range(0, len(items), 2):
            target[items[at]] = items[at + 1]

    def _add_items(self, stack):
        items = self._to_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _push_dict(self, stack):
        items = self._to_mark()
        stack.append(dict(zip(items[::2], items[1::2])))

    def _build(self, stack):
        state = self._pop()
        target = self._top()
        set_state = getattr(target, "__setstate__", None)
        if set_state is not None:
            set_state(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            target.__dict__.update({sys.intern(name) if type(name) is str else name: value
                                    for name, value in state.items()})
        for name, value in (slots or {}).items():
            setattr(target, name, value)

    def _recall(self, at):
        try:
            self._stack.append(self._memo[at])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {at}") from None

    def _remember(self, at):
        self._memo[at] = self._top()

    def _push_persistent(self, stack):
        stack.append(self.persistent_load(self._pop()))

    def _push_buffer(self, stack):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* "
                                  "argument was given")
        stack.append(next(self._buffers))

    def _make_readonly(self, stack):
        stack[-1] = memoryview(stack[-1]).toreadonly()

    def _discard(self, stack):
        self._take(1)

    def _double(self, stack):
        stack.append(self._top())


def _unescaped(data):
    """The bytes that escapes in quotes stand for."""
    return eval(b"b'" + data.replace(b"'", b"\\'") + b"'") if b"\\" in data else data


def _from_raw(data):
    """The text of which only \\u and \\U escapes were written."""
    text = data.decode("latin1")
    parts, at = [], 0
    while True:
        found = text.find("\\", at)
        if found < 0:
            return "".join(parts) + text[at:]
        parts.append(text[at:found])
        size = {"u": 4, "U": 8}.get(text[found + 1:found + 2], 0)
        if size:
            parts.append(chr(int(text[found + 2:found + 2 + size], 16)))
            at = found + 2 + size
        else:
            parts.append("\\")
            at = found + 1


def _table():
    """The function of each code."""
    U = Unpickler
    constants = {b"N": None, b"\x88": True, b"\x89": False, b")": (), b"(": _MARK}
    codes = {code: lambda self, stack, value=value: stack.append(value)
             for code, value in constants.items()}
    for code, make in ((b"]", list), (b"}", dict), (b"\x8f", set)):
        codes[code] = lambda self, stack, make=make: stack.append(make())
    for code, form, count in ((b"K", "<B", 1), (b"M", "<H", 2), (b"J", "<i", 4), (b"G", ">d", 8)):
        codes[code] = lambda self, stack, form=form, count=count: stack.append(
            self._number(form, count))
    sizes = {1: "<B", 4: "<I", 8: "<Q"}
    text = lambda data: data.decode("utf-8", "surrogatepass")
    for code, count, make in ((b"\x8c", 1, text), (b"X", 4, text), (b"\x8d", 8, text),
                              (b"C", 1, bytes), (b"B", 4, bytes), (b"\x8e", 8, bytes),
                              (b"\x96", 8, bytearray), (b"\x8a", 1, decode_long),
                              (b"\x8b", 4, decode_long)):
        codes[code] = lambda self, stack, count=count, make=make: stack.append(
            make(self._read(self._number(sizes[count], count))))
    for code, count in ((b"U", 1), (b"T", 4)):
        codes[code] = lambda self, stack, count=count: self._push_old_text(
            self._read(self._number(sizes[count], count)))
    for code, make in ((b"t", tuple), (b"l", list), (b"\x91", frozenset)):
        codes[code] = lambda self, stack, make=make: stack.append(make(self._to_mark()))
    for code, count in ((b"\x85", 1), (b"\x86", 2), (b"\x87", 3)):
        codes[code] = lambda self, stack, count=count: stack.append(tuple(self._take(count)))
    for code, count in ((b"\x82", 1), (b"\x83", 2), (b"\x84", 4)):
        codes[code] = lambda self, stack, count=count: self._push_extension(
            int.from_bytes(self._read(count), "little"))
    codes.update({
        b"F": lambda self, stack: stack.append(float(self._line())),
        b"h": lambda self, stack: self._recall(self._read(1)[0]),
        b"j": lambda self, stack: self._recall(self._number("<I", 4)),
        b"g": lambda self, stack: self._recall(int(self._line())),
        b"q": lambda self, stack: self._remember(self._read(1)[0]),
        b"r": lambda self, stack: self._remember(self._number("<I", 4)),
        b"p": lambda self, stack: self._remember(int(self._line())),
        b"\x94": lambda self, stack: self._remember(len(self._memo)),
        b"e": lambda self, stack: self._append_items(self._to_mark()),
        b"u": lambda self, stack: self._set_items(self._to_mark()),
        b"s": lambda self, stack: self._set_items(self._take(2)),
        b"1": lambda self, stack: self._to_mark() and None,
        b"P": lambda self, stack: stack.append(
            self.persistent_load(self._line().decode("ascii"))),
        b"\x80": U._set_protocol, b"\x95": U._begin_frame, b"I": U._push_int_text,
        b"L": U._push_long_text, b"S": U._push_quoted, b"V": U._push_raw_text,
        b"c": U._push_global, b"\x93": U._push_stack_global, b"R": U._reduce, b"\x81": U._new,
        b"\x92": U._new_with_names, b"i": U._push_instance, b"o": U._push_object,
        b"a": U._append_one, b"\x90": U._add_items, b"d": U._push_dict, b"b": U._build,
        b"Q": U._push_persistent, b"\x97": U._push_buffer, b"\x98": U._make_readonly,
        b"0": U._discard, b"2": U._double})
    return codes


_CODES = _table()
Unpickler.__module__ = "_pickle"
