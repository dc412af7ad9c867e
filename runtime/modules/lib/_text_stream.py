"""Texts over a stream of bytes that is written in the language; files of the system have their own
wrapper in C. What is read ahead is a chunk, cut behind its last line, so memory stays bounded."""
import io as _io

_CHUNK = 65536
_WHOLE = ("utf-16", "utf-32", "utf_16", "utf_32")  # a byte 10 need not be a line's end


def _translate(text):
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _split(text, end):
    """The lines with their ends."""
    lines = [line + end for line in text.split(end)]
    last = lines.pop()
    if len(last) > len(end):
        lines.append(last[:-len(end)])
    return lines


def _split_any(text):
    """The same where each of \\n, \\r and \\r\\n ends a line."""
    lines = []
    for line in _split(text, "\n"):
        parts = _split(line, "\r")
        if len(parts) > 1 and parts[-1] == "\n":
            parts[-2:] = [parts[-2] + "\n"]
        lines += parts
    return lines


class TextIOWrapper(_io.TextIOBase):
    """The text of a stream of bytes, line by line or in pieces."""
    __module__ = "_io"
    line_buffering = write_through = False
    buffer = None

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False,
                 write_through=False):
        buffer.readable()
        if newline not in (None, "", "\n", "\r", "\r\n"):
            raise ValueError(f"illegal newline value: {newline}")
        self.buffer = buffer
        self._unwritten = []
        self.encoding = "UTF-8" if encoding is None else encoding
        self.errors = "strict" if errors is None else errors
        "".encode(self.encoding)
        self.line_buffering, self.write_through = line_buffering, write_through
        self._newline = newline
        self._lines = iter(())  # decoded, not given out yet
        self._undecoded = []    # bytes behind the last line's end
        self._is_at_end = False
        self._unwritten_size = 0
        self._is_whole = self.encoding.lower().startswith(_WHOLE)
        self._has_mark = False

    name = property(lambda self: self.buffer.name)
    closed = property(lambda self: self.buffer.closed)
    newlines = None

    def __repr__(self):
        name = getattr(self.buffer, "name", None)
        shown = "" if name is None else f" name={name!r}"
        return f"<_io.TextIOWrapper{shown} encoding={self.encoding!r}>"

    def _check(self):
        if self.buffer.closed:
            raise ValueError("I/O operation on closed file.")

    # ---- reading -------------------------------------------------------------------------------

    def _decode(self, data):
        text = data.decode(self.encoding, self.errors)
        if self._newline is None:
            text = _translate(text)
        if self._newline == "" and "\r" in text:
            return _split_any(text)
        return _split(text, self._newline or "\n")

    def _fill(self):
        """Decodes the lines of some more chunks; False at the end."""
        if not self.buffer.readable():
            raise _io.UnsupportedOperation("not readable")
        rest = self._undecoded
        while not self._is_at_end:
            chunk = b"" if self._is_whole else self.buffer.read1(_CHUNK)
            if not chunk:
                self._is_at_end = True
                if self._is_whole:
                    rest.append(self.buffer.read())
                self._lines = iter(self._decode(b"".join(rest)))
                rest.clear()
                return True
            cut = chunk.rfind(b"\r" if self._newline == "\r" else b"\n") + 1
            if cut:
                rest.append(chunk[:cut])
                data = b"".join(rest)
                rest[:] = [chunk[cut:]]
                self._lines = iter(self._decode(data))
                return True
            rest.append(chunk)
        return False

    def readable(self):
        return self.buffer.readable()

    def __next__(self):
        for line in self._lines:
            return line
        self._check()
        while self._fill():
            for line in self._lines:
                return line
        raise StopIteration

    def readline(self, size=-1):
        self._check()
        line = next(self, "")
        if size is not None and 0 <= size < len(line):
            self._lines = iter([line[size:], *self._lines])
            line = line[:size]
        return line

    def read(self, size=-1):
        self._check()
        if not self.buffer.readable():
            raise _io.UnsupportedOperation("not readable")
        parts, length = [], 0
        while size is None or size < 0 or length < size:
            line = next(self, "")
            if not line:
                break
            parts.append(line)
            length += len(line)
        text = "".join(parts)
        if size is not None and 0 <= size < length:
            self._lines = iter([text[size:], *self._lines])
            text = text[:size]
        return text

    # ---- writing -------------------------------------------------------------------------------

    def writable(self):
        return self.buffer.writable()

    def write(self, text):
        self._check()
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if not self.buffer.writable():
            raise _io.UnsupportedOperation("not writable")
        end = self._newline
        self._unwritten.append(text.replace("\n", end) if end in ("\r", "\r\n") else text)
        self._unwritten_size += len(text)
        if self._unwritten_size >= _CHUNK or self.write_through or (
                self.line_buffering and "\n" in text):
            self._send()
        return len(text)

    def _send(self):
        text = "".join(self._unwritten)
        self._unwritten.clear()
        self._unwritten_size = 0
        if not text:
            return
        data = text.encode(self.encoding, self.errors)
        if self._has_mark and self._is_whole:
            data = data[len("".encode(self.encoding)):]
        self._has_mark = True
        self.buffer.write(data)

    def flush(self):
        self._check()
        if self.buffer.writable():
            self._send()
        self.buffer.flush()

    def close(self):
        if self.buffer is not None and not self.buffer.closed:
            try:
                if self.buffer.writable():
                    self._send()
            finally:
                self.buffer.close()

    def detach(self):
        self.flush()
        return self.buffer

    # ---- places --------------------------------------------------------------------------------

    def seekable(self):
        return self.buffer.seekable()

    def seek(self, position, whence=0):
        self._check()
        if position:
            raise _io.UnsupportedOperation("can't do nonzero cur-relative seeks" if whence == 1
                                           else "only the beginning and the end can be found")
        self.flush()
        if whence == 1:
            return None
        self._lines = iter(())
        self._undecoded.clear()
        self._is_at_end = False
        return self.buffer.seek(0, whence)

    def isatty(self):
        return False

    def fileno(self):
        return self.buffer.fileno()
