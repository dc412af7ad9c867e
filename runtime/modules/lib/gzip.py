"""Files compressed by gzip, read and written as streams."""
import builtins
import errno
import io
import os
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]
FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ, WRITE = 1, 2
_COMPRESS_LEVEL_FAST, _COMPRESS_LEVEL_TRADEOFF, _COMPRESS_LEVEL_BEST = 1, 6, 9
_INPUT = 65536   # bytes of the file at a time
_OUTPUT = 65536  # bytes decompressed at a time
_TRUNCATED = "Compressed file ended before the end-of-stream marker was reached"


class BadGzipFile(OSError):
    """What is no file of gzip's, or a damaged one."""


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None,
         newline=None):
    """The file as a stream of bytes, or of text in the modes with a "t"."""
    is_text = "t" in mode
    if is_text and "b" in mode:
        raise ValueError("Invalid mode: %r" % (mode,))
    if not is_text:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument {name!r} not supported in binary mode")
    inner_mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, inner_mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, inner_mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if not is_text:
        return file
    from _text_stream import TextIOWrapper
    return TextIOWrapper(file, encoding, errors, newline)


def _skip_header(read):
    """The time in the header that `read` gives, exactly as many bytes as asked; None at the end."""
    magic = read(2, True)
    if magic == b"":
        return None
    if magic != b"\037\213":
        raise BadGzipFile("Not a gzipped file (%r)" % magic)
    method, flag, last_mtime = struct.unpack("<BBIxx", read(8))
    if method != 8:
        raise BadGzipFile("Unknown compression method")
    if flag & FEXTRA:
        read(*struct.unpack("<H", read(2)))
    for field in (FNAME, FCOMMENT):
        if flag & field:
            while read(1) != b"\0":
                pass
    if flag & FHCRC:
        read(2)
    return last_mtime


class _Reader:
    """The bytes of all members of a file, a piece at a time."""

    def __init__(self, file):
        self.file = file
        self.last_mtime = None
        self._input = b""
        self._engine = None
        self._crc = self._size = 0

    def _take(self, size, may_lack=False):
        """So many bytes of the file, or EOFError."""
        data = self._input[:size]
        self._input = self._input[size:]
        while len(data) < size:
            more = self.file.read(size - len(data))
            if not more:
                if may_lack:
                    break
                raise EOFError(_TRUNCATED)
            data += more
        return data

    def _end_member(self):
        crc, size = struct.unpack("<II", self._take(8))
        if crc != self._crc:
            raise BadGzipFile(f"CRC check failed {hex(crc)} != {hex(self._crc)}")
        if size != self._size & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        self._engine = None
        while True:
            padding = self._take(1, True)
            if padding != b"\0":
                self._input = padding + self._input
                return

    def _begin_member(self):
        mtime = _skip_header(self._take)
        if mtime is None:
            return False
        self.last_mtime = mtime
        self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
        self._crc = self._size = 0
        return True

    def read(self):
        """The next piece; empty at the end."""
        while True:
            if self._engine is not None and self._engine.eof:
                self._end_member()
            if self._engine is None and not self._begin_member():
                return b""
            engine = self._engine
            data = self._input or self.file.read(_INPUT)
            piece = engine.decompress(data, _OUTPUT)
            self._input = engine.unconsumed_tail or engine.unused_data
            if piece:
                break
            if not data:
                raise EOFError(_TRUNCATED)
        self._crc = zlib.crc32(piece, self._crc)
        self._size += len(piece)
        return piece


class GzipFile(io.BufferedIOBase):
    """A compressed file as the file of what it holds."""
    __module__ = "gzip"
    myfileobj = None
    fileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST,
                 fileobj=None, mtime=None):
        if mode and ("t" in mode or "U" in mode):
            raise ValueError("Invalid mode: {!r}".format(mode))
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = os.fspath(filename)
        self.name = filename
        self._begin(fileobj, mode, compresslevel, mtime)

    def _begin(self, fileobj, mode, compresslevel, mtime):
        given = mode
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
            mode = mode if isinstance(mode, str) else "rb"
        if mode.startswith("r"):
            self.mode = READ
            self.fileobj = fileobj
            self._start_reading()
        elif mode.startswith(("w", "a", "x")):
            if given is None:
                import warnings
                warnings.warn("GzipFile was opened for writing, but this will change in future "
                              "Python releases.  Specify the mode argument for opening it for "
                              "writing.", FutureWarning, 3)
            self.mode = WRITE
            self._engine = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS,
                                            zlib.DEF_MEM_LEVEL, 0)
            self.fileobj = fileobj
            self.crc = zlib.crc32(b"")
            self.size = self.offset = 0
            self._write_mtime = mtime
            self._write_header(compresslevel)
        else:
            raise ValueError("Invalid mode: {!r}".format(mode))

    closed = property(lambda self: self.fileobj is None)
    mtime = property(lambda self: self._reader.last_mtime)
    filename = property(lambda self: self.name)

    def __repr__(self):
        inner = repr(self.fileobj)
        return "<gzip " + inner[1:-1] + " " + hex(id(self)) + ">"

    def _check(self):
        if self.fileobj is None:
            raise ValueError("I/O operation on closed file")

    def _check_mode(self, mode, doing):
        self._check()
        if self.mode != mode:
            kind = "read-only" if mode == WRITE else "write-only"
            raise OSError(errno.EBADF, f"{doing}() on {kind} GzipFile object")

    # ---- reading -------------------------------------------------------------------------------

    def _start_reading(self):
        self._reader = _Reader(self.fileobj)
        self._piece = b""   # what was decompressed last
        self._at = 0        # how much of it was given out
        self._before = 0    # where it stands in the whole

    def _next_piece(self):
        self._before += len(self._piece)
        self._piece, self._at = b"", 0
        self._piece = self._reader.read()
        return bool(self._piece)

    def _rest(self, most=None):
        """What is left of the piece, or as many bytes."""
        data = self._piece[self._at:None if most is None else self._at + most]
        self._at += len(data)
        return data

    def read(self, size=-1):
        self._check_mode(READ, "read")
        if size is None or size < 0:
            parts = [self._rest()]
            while self._next_piece():
                parts.append(self._rest())
            return b"".join(parts)
        data = self._rest(size)
        if len(data) == size:
            return data
        parts = [data]
        size -= len(data)
        while size and self._next_piece():
            parts.append(self._rest(size))
            size -= len(parts[-1])
        return b"".join(parts)

    def read1(self, size=-1):
        self._check_mode(READ, "read1")
        if self._at == len(self._piece):
            self._next_piece()
        return self._rest(None if size < 0 else size)

    def peek(self, n):
        self._check_mode(READ, "peek")
        if self._at == len(self._piece):
            self._next_piece()
        return self._piece[self._at:]

    def readinto(self, buffer):
        with memoryview(buffer) as view, view.cast("B") as into:
            data = self.read(len(into))
            into[:len(data)] = data
        return len(data)

    def readline(self, size=-1):
        self._check()
        if size is None or size < 0:
            end = self._piece.find(b"\n", self._at) + 1
            if end:
                line = self._piece[self._at:end]
                self._at = end
                return line
            size = 1 << 62
        self._check_mode(READ, "read")
        parts = []
        while size:
            end = self._piece.find(b"\n", self._at) + 1
            parts.append(self._rest(min(size, (end or len(self._piece)) - self._at)))
            size -= len(parts[-1])
            if end and parts[-1].endswith(b"\n") or size and not self._next_piece():
                break
        return b"".join(parts)

    # ---- writing -------------------------------------------------------------------------------

    def _write_header(self, level):
        name = os.path.basename(self.name)
        try:
            name = name if isinstance(name, bytes) else name.encode("latin-1")
        except UnicodeEncodeError:
            name = b""
        name = name.removesuffix(b".gz")
        mtime = time.time() if self._write_mtime is None else self._write_mtime
        self.fileobj.write(_header(FNAME if name else 0, mtime, level)
                           + (name + b"\0" if name else b""))

    def write(self, data):
        self._check_mode(WRITE, "write")
        if not isinstance(data, (bytes, bytearray)):
            data = memoryview(data)
        length = len(data) if isinstance(data, (bytes, bytearray)) else data.nbytes
        if length > 0:
            self.fileobj.write(self._engine.compress(data))
            self.size += length
            self.crc = zlib.crc32(data, self.crc)
            self.offset += length
        return length

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check()
        if self.mode == WRITE:
            self.fileobj.write(self._engine.flush(zlib_mode))
            self.fileobj.flush()

    def close(self):
        file = self.fileobj
        if file is None:
            return
        self.fileobj = None
        try:
            if self.mode == WRITE:
                file.write(self._engine.flush()
                           + struct.pack("<LL", self.crc, self.size & 0xffffffff))
        finally:
            mine, self.myfileobj = self.myfileobj, None
            if mine is not None:
                mine.close()

    # ---- places --------------------------------------------------------------------------------

    def readable(self):
        self._check()
        return self.mode == READ

    def writable(self):
        self._check()
        return self.mode == WRITE

    def seekable(self):
        self._check()
        return True

    def isatty(self):
        return False

    def fileno(self):
        return self.fileobj.fileno()

    def rewind(self):
        """Goes back to the beginning."""
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self.fileobj.seek(0)
        self._start_reading()

    def tell(self):
        self._check()
        return self.offset if self.mode == WRITE else self._before + self._at

    def seek(self, offset, whence=io.SEEK_SET):
        self._check()
        if self.mode == WRITE:
            return self._seek_writing(offset, whence)
        if whence == io.SEEK_CUR:
            offset += self.tell()
        elif whence == io.SEEK_END:
            while self._next_piece():
                pass
            offset += self.tell()
        elif whence != io.SEEK_SET:
            raise ValueError(f"whence value {whence} unsupported")
        if offset < self._before:
            self.rewind()
        while offset > self._before + len(self._piece) and self._next_piece():
            pass
        self._at = max(0, min(offset - self._before, len(self._piece)))
        return self.tell()

    def _seek_writing(self, offset, whence):
        if whence == io.SEEK_CUR:
            offset += self.offset
        elif whence != io.SEEK_SET:
            raise ValueError("Seek from end not supported")
        if offset < self.offset:
            raise OSError("Negative seek in write mode")
        while self.offset < offset:
            self.write(bytes(min(offset - self.offset, 65536)))
        return self.offset


def _header(flags, mtime, level):
    best, fast = _COMPRESS_LEVEL_BEST, _COMPRESS_LEVEL_FAST
    extra = 2 if level == best else 4 if level == fast else 0
    return struct.pack("<BBBBLBB", 0x1f, 0x8b, 8, flags, int(mtime), extra, 255)


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=None):
    """The data as one member of a file of gzip's."""
    if mtime == 0:
        return zlib.compress(data, level=compresslevel, wbits=31)
    return (_header(0, time.time() if mtime is None else mtime, compresslevel)
            + zlib.compress(data, level=compresslevel, wbits=-15)
            + struct.pack("<LL", zlib.crc32(data), len(data) & 0xffffffff))


def decompress(data):
    """What all members of such data hold."""
    members = []
    while True:
        file = io.BytesIO(data)

        def read(size, may_lack=False):
            found = file.read(size)
            if len(found) < size and not may_lack:
                raise EOFError(_TRUNCATED)
            return found
        if _skip_header(read) is None:
            return b"".join(members)
        engine = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        member = engine.decompress(data[file.tell():])
        if not engine.eof or len(engine.unused_data) < 8:
            raise EOFError(_TRUNCATED)
        crc, length = struct.unpack("<II", engine.unused_data[:8])
        if crc != zlib.crc32(member):
            raise BadGzipFile("CRC check failed")
        if length != len(member) & 0xffffffff:
            raise BadGzipFile("Incorrect length of data produced")
        members.append(member)
        data = engine.unused_data[8:].lstrip(b"\0")
