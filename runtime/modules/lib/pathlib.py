"""Paths of files and folders, and what can be done with them."""
import io
import os
from stat import S_ISBLK, S_ISCHR, S_ISFIFO, S_ISSOCK
from _purepath import PurePath, PurePosixPath

__all__ = ["PurePath", "PurePosixPath", "Path", "PosixPath"]


class Path(PurePath):
    """A path whose file can be asked about, read and changed."""
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return super().__new__(PosixPath if cls is Path else cls, *args)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        pass

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    # ---- what is there ----

    def stat(self, *, follow_symlinks=True):
        return os.stat(self, follow_symlinks=follow_symlinks)

    def lstat(self):
        return os.lstat(self)

    def exists(self):
        return os.path.exists(self)

    def is_dir(self):
        return os.path.isdir(self)

    def is_file(self):
        return os.path.isfile(self)

    def is_symlink(self):
        return os.path.islink(self)

    def _has_mode(self, test):
        try:
            return test(self.stat().st_mode)
        except (OSError, ValueError):
            return False

    def is_block_device(self):
        return self._has_mode(S_ISBLK)

    def is_char_device(self):
        return self._has_mode(S_ISCHR)

    def is_fifo(self):
        return self._has_mode(S_ISFIFO)

    def is_socket(self):
        return self._has_mode(S_ISSOCK)

    def samefile(self, other_path):
        mine, its = self.stat(), os.stat(other_path)
        return mine.st_ino == its.st_ino and mine.st_dev == its.st_dev

    def iterdir(self):
        for name in os.listdir(self):
            yield self._of(self._root, self._names + [name])

    def glob(self, pattern):
        return self._glob(pattern, [])

    def rglob(self, pattern):
        return self._glob(pattern, ["**"])

    def _glob(self, pattern, first):
        if not pattern and not first:
            raise ValueError("Unacceptable pattern: {!r}".format(pattern))
        pure = PurePosixPath(pattern)
        if pure._root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        for part in pure._names:
            if "**" in part and part != "**":
                raise ValueError("Invalid pattern: '**' can only be an entire path component")
        return self._select(first + pure._names) if self.is_dir() else iter(())

    def _select(self, parts):
        """The paths below this folder that the parts of a pattern fit."""
        if not parts:
            yield self
            return
        part, rest = parts[0], parts[1:]
        if part == "**":
            seen = set()
            for folder in self._folders():
                for found in folder._select(rest):
                    if found not in seen:
                        seen.add(found)
                        yield found
        elif any(mark in part for mark in "*?["):
            from fnmatch import fnmatchcase
            for name in self._listed():
                if fnmatchcase(name, part):
                    inner = self._of(self._root, self._names + [name])
                    if not rest or inner.is_dir():
                        yield from inner._select(rest)
        else:
            inner = self._of(self._root, self._names + [part])
            if inner.is_dir() if rest else inner.exists():
                yield from inner._select(rest)

    def _listed(self):
        try:
            return os.listdir(self)
        except PermissionError:
            return []

    def _folders(self):
        yield self
        for name in self._listed():
            inner = self._of(self._root, self._names + [name])
            if inner.is_dir() and not inner.is_symlink():
                yield from inner._folders()

    # ---- other paths ----

    def absolute(self):
        return self if self.is_absolute() else self.cwd() / self

    def resolve(self, strict=False):
        return type(self)(os.path.realpath(self, strict=strict))

    def expanduser(self):
        if self._root or not self._names or self._names[0][:1] != "~":
            return self
        home = os.path.expanduser(self._names[0])
        if home[:1] == "~":
            raise RuntimeError("Could not determine home directory.")
        return type(self)(home, *self._names[1:])

    def readlink(self):
        return type(self)(os.readlink(self))

    # ---- reading and writing ----

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return io.open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with self.open("r", -1, encoding, errors) as file:
            return file.read()

    def write_bytes(self, data):
        data = memoryview(data)
        with self.open("wb") as file:
            return file.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError("data must be str, not %s" % type(data).__name__)
        with self.open("w", -1, encoding, errors, newline) as file:
            return file.write(data)

    # ---- changes ----

    def touch(self, mode=0o666, exist_ok=True):
        if exist_ok:
            try:
                os.utime(self, None)
                return
            except OSError:
                pass
        flags = os.O_CREAT | os.O_WRONLY | (0 if exist_ok else os.O_EXCL)
        os.close(os.open(self, flags, mode))

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            os.mkdir(self, mode)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, parents=False, exist_ok=exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def chmod(self, mode, *, follow_symlinks=True):
        os.chmod(self, mode)

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self)

    def rename(self, target):
        os.rename(self, target)
        return type(self)(target)

    def replace(self, target):
        os.replace(self, target)
        return type(self)(target)

    def symlink_to(self, target, target_is_directory=False):
        os.symlink(target, self)

    def hardlink_to(self, target):
        os.link(target, self)


class PosixPath(Path, PurePosixPath):
    """A path of this machine."""
    __slots__ = ()
