"""Buffers over streams of bytes that are written in the language; files of the system have their
own in C."""
import io as _io


class _Buffered(_io.BufferedIOBase):
    __module__ = "_io"
    raw = None

    def _begin(self, raw, buffer_size):
        if buffer_size <= 0:
            raise ValueError("buffer size must be strictly positive")
        self.raw = raw
        self._size = buffer_size

    closed = property(lambda self: self.raw.closed)
    name = property(lambda self: self.raw.name)
    mode = property(lambda self: self.raw.mode)

    def _check(self):
        if self.raw.closed:
            raise ValueError(f"{self._verb} closed file")

    def __repr__(self):
        name = getattr(self.raw, "name", None)
        return f"<_io.{type(self).__name__}{'' if name is None else f' name={name!r}'}>"

    def close(self):
        if self.raw is not None and not self.raw.closed:
            try:
                self.flush()
            finally:
                self.raw.close()

    def detach(self):
        self.flush()
        raw, self.raw = self.raw, None
        return raw

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def seekable(self):
        return self.raw.seekable()

    def fileno(self):
        return self.raw.fileno()

    def isatty(self):
        return self.raw.isatty()


class BufferedReader(_Buffered):
    """What was read ahead lies in `_ahead`, from `_start` on."""
    _verb = "read of"

    def __init__(self, raw, buffer_size=_io.DEFAULT_BUFFER_SIZE):
        if not raw.readable():
            raise _io.UnsupportedOperation("File or stream is not readable.")
        self._begin(raw, buffer_size)
        self._ahead, self._start = b"", 0

    def writable(self):
        return False

    def _take(self, size):
        data = self._ahead[self._start:self._start + size]
        self._start += len(data)
        return data

    def _fill(self):
        """Reads once more, behind what is left; False at the end."""
        more = self.raw.read(self._size)
        if not more:
            return False
        self._ahead, self._start = self._ahead[self._start:] + more, 0
        return True

    def read(self, size=-1):
        self._check()
        if size is None or size < 0:
            parts = [self._take(len(self._ahead))]
            while part := self.raw.read(self._size):
                parts.append(part)
            return b"".join(parts)
        parts, left = [], size
        while left:
            part = self._take(left)
            if not part and not self._fill():
                break
            parts.append(part)
            left -= len(part)
        return b"".join(parts)

    def read1(self, size=-1):
        self._check()
        if size is None or size < 0:
            size = self._size
        if self._start == len(self._ahead) and size:
            self._fill()
        return self._take(size)

    def peek(self, size=0):
        self._check()
        if self._start == len(self._ahead):
            self._fill()
        return self._ahead[self._start:]

    def readline(self, size=-1):
        self._check()
        parts, left = [], -1 if size is None else size
        while left:
            end = self._ahead.find(b"\n", self._start) + 1
            count = (end or len(self._ahead)) - self._start
            part = self._take(count if left < 0 else min(count, left))
            parts.append(part)
            left -= len(part) if left > 0 else 0
            if part.endswith(b"\n") or (left and not self._fill()):
                break
        return b"".join(parts)

    def seek(self, offset, whence=_io.SEEK_SET):
        self._check()
        if whence == _io.SEEK_CUR:
            offset -= len(self._ahead) - self._start
        self._ahead, self._start = b"", 0
        return self.raw.seek(offset, whence)

    def tell(self):
        self._check()
        return self.raw.tell() - (len(self._ahead) - self._start)


class BufferedWriter(_Buffered):
    _verb = "write to"

    def __init__(self, raw, buffer_size=_io.DEFAULT_BUFFER_SIZE):
        if not raw.writable():
            raise _io.UnsupportedOperation("File or stream is not writable.")
        self._begin(raw, buffer_size)
        self._unwritten = bytearray()

    def readable(self):
        return False

    def write(self, data):
        self._check()
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._unwritten += data
        if len(self._unwritten) > self._size:
            self.flush()
        return memoryview(data).nbytes

    def flush(self):
        self._check()
        while self._unwritten:
            count = self.raw.write(bytes(self._unwritten))
            del self._unwritten[:count]

    def seek(self, offset, whence=_io.SEEK_SET):
        self.flush()
        return self.raw.seek(offset, whence)

    def tell(self):
        self._check()
        return self.raw.tell() + len(self._unwritten)
