"""Files, folders, the environment and the process."""
import sys
import _os
import posixpath as path
from _os import (access, chdir, chmod, close, cpu_count, dup, fstat as _fstat, fsync, ftruncate,
                 getcwd, getpid, getppid, isatty, link, lseek, lstat as _lstat, mkdir, open, pipe,
                 read, readlink, rename, rmdir, stat as _stat, strerror, symlink, unlink, urandom,
                 write)

sys.modules["os.path"] = path
name = "posix"
linesep = "\n"
curdir, pardir, sep, extsep, altsep = ".", "..", "/", ".", None
pathsep, defpath, devnull = ":", "/bin:/usr/bin", "/dev/null"
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_NOFOLLOW, O_CLOEXEC = \
    0, 1, 2, 0o100, 0o200, 0o1000, 0o2000, 0o400000, 0o2000000
error = OSError
remove = unlink
replace = rename


def fdopen(fd, mode="r", buffering=-1, encoding=None, *args, **kwargs):
    """The open file of a number."""
    import io
    return io.open(fd, mode, buffering, encoding, *args, **kwargs)


def getcwdb():
    return fsencode(getcwd())


def utime(path, times=None, *, ns=None):
    """Sets when a file was read and changed: now, or `times`."""
    if ns is not None:
        times = ns[0] / 1e9, ns[1] / 1e9
    elif times is None:
        import time
        times = (time.time(),) * 2
    _os.utime(path, *times)


def listdir(path="."):
    return _os.listdir("." if path is None else path)


class _PathMeta(type):
    def __instancecheck__(cls, instance):
        return cls.__subclasscheck__(type(instance))

    def __subclasscheck__(cls, subclass):
        return type.__subclasscheck__(cls, subclass) or \
            cls is PathLike and hasattr(subclass, "__fspath__")


class PathLike(metaclass=_PathMeta):
    """What has __fspath__."""
    __class_getitem__ = classmethod(type(list[int]))


def fspath(path):
    """The str or bytes of a path."""
    if isinstance(path, (str, bytes)):
        return path
    try:
        found = type(path).__fspath__(path)
    except AttributeError:
        raise TypeError("expected str, bytes or os.PathLike object, not " +
                        type(path).__name__) from None
    if isinstance(found, (str, bytes)):
        return found
    raise TypeError("expected {}.__fspath__() to return str or bytes, not {}".format(
        type(path).__name__, type(found).__name__))


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class stat_result(tuple):
    """What the system knows of a file."""
    __slots__ = ()
    _names = ("st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size")

    def __repr__(self):
        times = ("st_atime", "st_mtime", "st_ctime")
        return "os.stat_result(%s)" % ", ".join("%s=%d" % pair for pair in
                                                zip(self._names + times, self))

    def __getitem__(self, at):
        found = tuple.__getitem__(self, at)
        return int(found) if isinstance(found, float) else found

    st_atime = property(lambda self: tuple.__getitem__(self, 7))
    st_mtime = property(lambda self: tuple.__getitem__(self, 8))
    st_ctime = property(lambda self: tuple.__getitem__(self, 9))
    st_atime_ns = property(lambda self: int(self.st_atime * 1e9))
    st_mtime_ns = property(lambda self: int(self.st_mtime * 1e9))
    st_ctime_ns = property(lambda self: int(self.st_ctime * 1e9))


for _at, _name in enumerate(stat_result._names):
    setattr(stat_result, _name, property(lambda self, at=_at: tuple.__getitem__(self, at)))


def stat(path, *, dir_fd=None, follow_symlinks=True):
    return stat_result((_stat if follow_symlinks else _lstat)(path))


def lstat(path):
    return stat_result(_lstat(path))


def fstat(fd):
    return stat_result(_fstat(fd))


class _Environ(dict):
    """The environment when the program began; what is set here stays here."""

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError("str expected, not %s" % type(text).__name__)
        super().__setitem__(key, value)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def copy(self):
        return dict(self)

    def __repr__(self):
        return "environ({%s})" % ", ".join("%r: %r" % pair for pair in self.items())


environ = _Environ(row.split("=", 1) for row in _os.environment() if "=" in row)


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    environ[key] = value


def unsetenv(key):
    environ.pop(key, None)


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and those above it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    rmdir(name)
    head, tail = path.split(name)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


class DirEntry:
    """One name of a folder, from scandir."""
    __slots__ = ("name", "path")

    def __init__(self, name, path):
        self.name, self.path = name, path

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not self.is_symlink())

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not self.is_symlink())

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return "<DirEntry %r>" % self.name


class scandir:
    def __init__(self, path="."):
        self._path = fspath(path)
        self._names = iter(listdir(path))

    def __iter__(self):
        return self

    def __next__(self):
        name = next(self._names)
        return DirEntry(name, path.join(self._path, name))

    def close(self):
        self._names = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def walk(top, topdown=True, onerror=None, followlinks=False):
    """Triples of a folder, the folders in it and the files in it, for all below `top`."""
    top = fspath(top)
    try:
        entries = list(scandir(top))
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    folders = [entry.name for entry in entries if entry.is_dir()]
    files = [entry.name for entry in entries if not entry.is_dir()]
    if topdown:
        yield top, folders, files
    for folder in folders:
        inner = path.join(top, folder)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, folders, files


class uname_result(tuple):
    """What the system says of itself."""
    __slots__ = ()
    sysname, nodename, release, version, machine = (
        property(lambda self, at=at: self[at]) for at in range(5))

    def __repr__(self):
        return "posix.uname_result(sysname=%r, nodename=%r, release=%r, version=%r, " \
            "machine=%r)" % tuple(self)


def uname():
    return uname_result(_os.uname())


class terminal_size(tuple):
    """Columns and lines of a terminal."""
    __slots__ = ()
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return "os.terminal_size(columns=%r, lines=%r)" % self


def get_terminal_size(fd=1):
    return terminal_size(_os.terminal_size(fd))
