"""Files and folders for a while."""
import io
import os

__all__ = ["NamedTemporaryFile", "TemporaryFile", "SpooledTemporaryFile", "TemporaryDirectory",
           "mkstemp", "mkdtemp", "mktemp", "TMP_MAX", "gettempprefix", "tempdir", "gettempdir",
           "gettempprefixb", "gettempdirb"]
TMP_MAX = 238328
template = "tmp"
tempdir = None
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"


def gettempprefix():
    return template


def gettempprefixb():
    return os.fsencode(template)


def gettempdir():
    """The folder for such files: of the environment, or /tmp and the like."""
    global tempdir
    if tempdir is None:
        named = [os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")]
        folders = [os.path.abspath(name) for name in named if name] + [
            "/tmp", "/var/tmp", "/usr/tmp", os.getcwd()]
        for folder in folders:
            if os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK):
                tempdir = folder
                break
        else:
            raise FileNotFoundError(2, "No usable temporary directory found in %s" % folders)
    return tempdir


def gettempdirb():
    return os.fsencode(gettempdir())


def _is_bytes(*pieces):
    kinds = {isinstance(os.fspath(piece), bytes) for piece in pieces if piece is not None}
    if len(kinds) > 1:
        raise TypeError("Can't mix bytes and non-bytes in path components.")
    return kinds == {True}


def _try_names(make, suffix, prefix, dir):
    """What `make` gives for the first name that is free, and the name."""
    in_bytes = _is_bytes(suffix, prefix, dir)
    decode = lambda piece, default: default if piece is None else os.fsdecode(piece)
    suffix, prefix = decode(suffix, ""), decode(prefix, template)
    dir = os.path.abspath(decode(dir, None) or gettempdir())
    for _ in range(TMP_MAX):
        middle = "".join(_LETTERS[byte % 37] for byte in os.urandom(8))
        path = os.path.join(dir, prefix + middle + suffix)
        try:
            made = make(path)
        except FileExistsError:
            continue
        return made, os.fsencode(path) if in_bytes else path
    raise FileExistsError(17, "No usable temporary file name found")


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    """The number of a new open file, and its path."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
    return _try_names(lambda path: os.open(path, flags, 0o600), suffix, prefix, dir)


def mkdtemp(suffix=None, prefix=None, dir=None):
    """The path of a new folder."""
    return _try_names(lambda path: os.mkdir(path, 0o700), suffix, prefix, dir)[1]


def mktemp(suffix="", prefix=template, dir=None):
    """A path where nothing is."""
    def check(path):
        if os.path.lexists(path):
            raise FileExistsError(17, path)
    return _try_names(check, suffix, prefix, dir)[1]


class _TemporaryFile:
    """A file that is removed when it is closed."""

    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete
        self._closed = False

    def __getattr__(self, name):
        return getattr(self.__dict__["file"], name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, kind, value, traceback):
        self.close()

    def __iter__(self):
        for line in self.file:
            yield line

    def close(self):
        if not self._closed:
            self._closed = True
            try:
                self.file.close()
            finally:
                if self.delete:
                    os.unlink(self.name)

    def __del__(self):
        self.close()

    def __repr__(self):
        return "<tempfile._TemporaryFileWrapper object at %#x>" % id(self)


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None,
                       prefix=None, dir=None, delete=True, *, errors=None):
    """A new open file that has a name until it is closed."""
    number, name = mkstemp(suffix, prefix, dir)
    try:
        file = io.open(number, mode, buffering, encoding, errors, newline)
    except BaseException:
        os.unlink(name)
        os.close(number)
        raise
    return _TemporaryFile(file, name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                  dir=None, *, errors=None):
    """A new open file without a name."""
    number, name = mkstemp(suffix, prefix, dir)
    os.unlink(name)
    return io.open(number, mode, buffering, encoding, errors, newline)


class SpooledTemporaryFile:
    """A file in memory until it is larger than `max_size`."""

    def __init__(self, max_size=0, mode="w+b", buffering=-1, encoding=None, newline=None,
                 suffix=None, prefix=None, dir=None, *, errors=None):
        self._max_size, self._rolled = max_size, False
        self._file = io.BytesIO() if "b" in mode else io.StringIO(newline=newline)
        self._arguments = (mode, buffering, encoding, newline, suffix, prefix, dir)

    def __getattr__(self, name):
        return getattr(self.__dict__["_file"], name)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self._file.close()

    def __iter__(self):
        return iter(self._file)

    def write(self, text):
        written = self._file.write(text)
        if self._max_size and not self._rolled and self._file.tell() > self._max_size:
            self.rollover()
        return written

    def rollover(self):
        if self._rolled:
            return
        position, contents = self._file.tell(), self._file.getvalue()
        self._file = TemporaryFile(*self._arguments)
        self._file.write(contents)
        self._file.seek(position)
        self._rolled = True


class TemporaryDirectory:
    """A folder that is removed, with all in it, at the end of a with statement."""

    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        import weakref
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._finalizer = weakref.finalize(self, self._forget, self.name, repr(self))

    @staticmethod
    def _forget(name, shown):
        import warnings
        from shutil import rmtree
        rmtree(name, ignore_errors=True)
        warnings.warn("Implicitly cleaning up " + shown, ResourceWarning)

    def __repr__(self):
        return "<{} {!r}>".format(type(self).__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, kind, value, traceback):
        self.cleanup()

    def cleanup(self):
        from shutil import rmtree
        if self._finalizer.detach() or os.path.exists(self.name):
            rmtree(self.name, ignore_errors=self._ignore_cleanup_errors)

    __class_getitem__ = classmethod(type(list[int]))
