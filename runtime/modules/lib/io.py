"""Streams: open and the file types, and texts and bytes in memory as files."""
from _io import *
from _io import open, TextIOWrapper, BufferedReader, UnsupportedOperation, DEFAULT_BUFFER_SIZE

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase:
    """What files have in common: nothing can be done with one that says no more."""
    closed = False

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def _refuse(self, name):
        self._check()
        raise UnsupportedOperation(name)

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *exception):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __del__(self):
        self.close()

    def _answer_no(self):
        self._check()
        return False

    readable = writable = seekable = isatty = _answer_no

    def readline(self, size=-1):
        line = bytearray()
        while size is None or size < 0 or len(line) < size:
            byte = self.read(1)
            if not byte:
                break
            line += byte
            if byte == b"\n":
                break
        return bytes(line)

    def readlines(self, hint=-1):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        self._check()
        for line in lines:
            self.write(line)

    def fileno(self):
        self._refuse("fileno")

    def seek(self, offset, whence=SEEK_SET):
        self._refuse("seek")

    def tell(self):
        return self.seek(0, SEEK_CUR)

    def truncate(self, size=None):
        self._refuse("truncate")

    def close(self):
        if not self.closed:
            try:
                self.flush()
            finally:
                self.closed = True

    def flush(self):
        self._check()


class RawIOBase(IOBase):
    """Bytes as they come: a class of its own gives readinto or write."""

    def read(self, size=-1):
        if size is None or size < 0:
            return self.readall()
        room = bytearray(size)
        count = self.readinto(room)
        return None if count is None else bytes(room[:count])

    def readall(self):
        parts = []
        while part := self.read(DEFAULT_BUFFER_SIZE):
            parts.append(part)
        return b"".join(parts) if parts else part

    def readinto(self, buffer):
        raise NotImplementedError

    def write(self, data):
        raise NotImplementedError


class BufferedIOBase(IOBase):
    def read(self, size=-1):
        self._refuse("read")

    def read1(self, size=-1):
        self._refuse("read1")

    def write(self, data):
        self._refuse("write")

    def detach(self):
        self._refuse("detach")

    def readinto(self, buffer):
        return self._read_into(buffer, self.read)

    def readinto1(self, buffer):
        return self._read_into(buffer, self.read1)

    def _read_into(self, buffer, read):
        try:
            view = memoryview(buffer)
        except TypeError:
            view = None
        if view is None or view.readonly:
            raise TypeError("readinto() argument must be read-write bytes-like object, not "
                            + type(buffer).__name__)
        with view.cast("B") as into:
            data = read(len(into))
            into[:len(data)] = data
        return len(data)


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None

    def read(self, size=-1):
        self._refuse("read")

    def readline(self, size=-1):
        self._refuse("readline")

    def write(self, text):
        self._refuse("write")

    def detach(self):
        self._refuse("detach")


class _Memory:
    """What StringIO and BytesIO share: contents in `_parts`, joined when they are looked at."""

    def _check(self):
        if self.closed:
            raise ValueError("I/O operation on closed file" + self._stop)

    def _join(self):
        if len(self._parts) != 1:
            self._parts = [self._empty.join(self._parts)]
        return self._parts[0]

    def getvalue(self):
        self._check()
        return self._join()

    def read(self, size=-1):
        self._check()
        text = self._join()
        start = self._position
        end = len(text) if size is None or size < 0 else min(len(text), start + size)
        self._position = max(start, end)
        return text[start:end]

    def readline(self, size=-1):
        self._check()
        text = self._join()
        start = self._position
        end = self._line_end(text, start)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._position = end
        return text[start:end]

    def _line_end(self, text, start):
        end = text.find(self._newline, start) + 1
        return end if end and start < len(text) else max(start, len(text))

    def _write(self, text):
        self._check()
        if not text:
            return 0
        if self._position == self._length:
            self._parts.append(text)
            self._length += len(text)
        else:
            old = self._join()
            if self._position > len(old):
                old += self._zero * (self._position - len(old))
            new = old[:self._position] + text + old[self._position + len(text):]
            self._parts = [new]
            self._length = len(new)
        self._position += len(text)
        return len(text)

    def seek(self, position, whence=0):
        self._check()
        if whence == 1:
            position += self._position
        elif whence == 2:
            position += self._length
        if position < 0:
            raise ValueError(f"{self._negative} {position}")
        self._position = position
        return position

    def tell(self):
        self._check()
        return self._position

    def truncate(self, size=None):
        self._check()
        if size is None:
            size = self._position
        if size < 0:
            raise ValueError(f"Negative size value {size}")
        self._parts = [self._join()[:size]]
        self._length = len(self._parts[0])
        return size

    def readable(self):
        self._check()
        return True

    def writable(self):
        self._check()
        return True

    def seekable(self):
        self._check()
        return True

    def isatty(self):
        self._check()
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def close(self):
        self.closed = True


class StringIO(_Memory, TextIOBase):
    closed = False
    _empty, _newline, _zero = "", "\n", "\0"
    _stop = ""
    _negative = "Negative seek position"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str):
            raise TypeError(
                f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline!r}")
        self._ends = newline
        text = self._translate(initial_value or "")
        self._parts = [text]
        self._length = len(text)
        self._position = 0

    def _translate(self, text):
        if self._ends is None:
            return text.replace("\r\n", "\n").replace("\r", "\n")
        if self._ends in ("\r", "\r\n"):
            return text.replace("\n", self._ends)
        return text

    def _line_end(self, text, start):
        """After the next newline; with newline="" a lone \\r ends a line too."""
        end = super()._line_end(text, start)
        if self._ends == "":
            first = text.find("\r", start, end)
            if first >= 0:
                end = first + 2 if text[first + 1:first + 2] == "\n" else first + 1
        elif self._ends in ("\r", "\r\n"):
            found = text.find(self._ends, start)
            end = found + len(self._ends) if found >= 0 else max(start, len(text))
        return end

    @property
    def line_buffering(self):
        return False

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        self._write(self._translate(text))
        return len(text)

    def seek(self, position, whence=0):
        if whence and position:
            raise OSError("Can't do nonzero cur-relative seeks")
        return super().seek(position, whence)


class BytesIO(_Memory, BufferedIOBase):
    closed = False
    _empty, _newline, _zero = b"", b"\n", b"\0"
    _stop = "."
    _negative = "negative seek value"
    _room = 0  # of CPython's buffer, which sys.getsizeof tells while that is imitated
    _parts = ()

    def __init__(self, initial_bytes=b""):
        self._parts = [bytes(initial_bytes or b"")]
        self._length = len(self._parts[0])
        self._position = 0
        if type(initial_bytes) is bytes:
            self._room = self._length
        else:
            self._make_room(self._length)

    def _make_room(self, size):
        """As the buffer there grows, and shrinks when less than half of it is left."""
        room = self._room
        if room // 2 <= size < room:
            return
        is_near = room <= size <= room * 1.125
        self._room = size + (size >> 3) + (3 if size < 9 else 6) if is_near else size + 1

    def write(self, data):
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        count = self._write(bytes(data))
        if self._length > self._room:
            self._make_room(self._position)
        return count

    def truncate(self, size=None):
        before = self._length
        size = super().truncate(size)
        if size < before:
            self._make_room(size)
        return size

    def getvalue(self):
        value = super().getvalue()
        self._room = self._length
        return value

    def getbuffer(self):
        self._check()
        value = self._join()
        self._parts = [value, b""]  # the view holds it, but shares it with no program
        return memoryview(value)

    def close(self):
        super().close()
        self._parts, self._length, self._room = [b""], 0, 0

    read1 = _Memory.read


def __getattr__(name):
    """Buffers over streams of the language are seldom wanted."""
    if name != "BufferedWriter":
        raise AttributeError(f"module 'io' has no attribute {name!r}")
    from _byte_stream import BufferedWriter
    return BufferedWriter
