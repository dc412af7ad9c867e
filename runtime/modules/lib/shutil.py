"""Copying, moving and removing files and whole folders."""
import os


def get_terminal_size(fallback=(80, 24)):
    """Columns and lines: of the environment, or of the terminal, or `fallback`."""
    sizes = []
    for name in ("COLUMNS", "LINES"):
        try:
            sizes.append(int(os.environ[name]))
        except (KeyError, ValueError):
            sizes.append(0)
    columns, lines = sizes
    if columns <= 0 or lines <= 0:
        import sys
        try:
            size = os.get_terminal_size(sys.__stdout__.fileno())
        except (AttributeError, ValueError, OSError):
            size = os.terminal_size(fallback)
        if columns <= 0:
            columns = size.columns or fallback[0]
        if lines <= 0:
            lines = size.lines or fallback[1]
    return os.terminal_size((columns, lines))


class Error(OSError):
    pass


class SameFileError(Error):
    """A file was to be copied to itself."""


def _is_same(source, target):
    try:
        return os.path.samefile(source, target)
    except OSError:
        return False


def copyfileobj(fsrc, fdst, length=65536):
    while True:
        piece = fsrc.read(length)
        if not piece:
            return
        fdst.write(piece)


def copyfile(src, dst, *, follow_symlinks=True):
    """Copies the contents of a file."""
    if _is_same(src, dst):
        raise SameFileError("{!r} and {!r} are the same file".format(src, dst))
    if not follow_symlinks and os.path.islink(src):
        os.symlink(os.readlink(src), dst)
        return dst
    with open(src, "rb") as source, open(dst, "wb") as target:
        copyfileobj(source, target)
    return dst


def copymode(src, dst, *, follow_symlinks=True):
    os.chmod(dst, os.stat(src).st_mode & 0o7777)


def copystat(src, dst, *, follow_symlinks=True):
    facts = os.stat(src)
    os.utime(dst, (facts.st_atime, facts.st_mtime))
    os.chmod(dst, facts.st_mode & 0o7777)


def _target(src, dst):
    if os.path.isdir(dst):
        return os.path.join(dst, os.path.basename(src))
    return dst


def copy(src, dst, *, follow_symlinks=True):
    """Copies a file and its permissions, into a folder or to a name."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    copymode(src, dst)
    return dst


def copy2(src, dst, *, follow_symlinks=True):
    """The same with the times of the file."""
    dst = _target(src, dst)
    copyfile(src, dst, follow_symlinks=follow_symlinks)
    if follow_symlinks or not os.path.islink(dst):
        copystat(src, dst)
    return dst


def ignore_patterns(*patterns):
    """For copytree's `ignore`: names that fit any of the patterns."""
    def ignored(path, names):
        from fnmatch import filter
        return {name for pattern in patterns for name in filter(names, pattern)}
    return ignored


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2,
             ignore_dangling_symlinks=False, dirs_exist_ok=False):
    """Copies a folder and all below it."""
    names = os.listdir(src)
    skipped = ignore(os.fspath(src), names) if ignore is not None else ()
    os.makedirs(dst, exist_ok=dirs_exist_ok)
    errors = []
    for name in names:
        if name in skipped:
            continue
        source, target = os.path.join(src, name), os.path.join(dst, name)
        try:
            if symlinks and os.path.islink(source):
                os.symlink(os.readlink(source), target)
            elif os.path.isdir(source):
                copytree(source, target, symlinks, ignore, copy_function,
                         ignore_dangling_symlinks, dirs_exist_ok)
            elif os.path.exists(source) or not ignore_dangling_symlinks:
                copy_function(source, target)
        except Error as problem:
            errors.extend(problem.args[0])
        except OSError as problem:
            errors.append((source, target, str(problem)))
    copystat(src, dst)
    if errors:
        raise Error(errors)
    return dst


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    """Removes a folder and all below it."""
    def attempt(function, at):
        try:
            return function(at)
        except OSError:
            if onerror is not None:
                import sys
                onerror(function, at, sys.exc_info())
            elif not ignore_errors:
                raise
        return ()

    if os.path.islink(path):
        if not ignore_errors:
            raise OSError("Cannot call rmtree on a symbolic link")
        return
    for name in attempt(os.listdir, path):
        inner = os.path.join(path, name)
        if os.path.isdir(inner) and not os.path.islink(inner):
            rmtree(inner, ignore_errors, onerror)
        else:
            attempt(os.unlink, inner)
    attempt(os.rmdir, path)


def move(src, dst, copy_function=copy2):
    """Moves a file or folder, into a folder or to a name."""
    real = dst
    if os.path.isdir(dst):
        if _is_same(src, dst):
            os.rename(src, dst)
            return None
        real = os.path.join(dst, os.path.basename(os.fspath(src).rstrip("/")))
        if os.path.exists(real):
            raise Error("Destination path '%s' already exists" % real)
    try:
        os.rename(src, real)
    except OSError:
        if os.path.isdir(src):
            copytree(src, real, copy_function=copy_function, symlinks=True)
            rmtree(src)
        else:
            copy_function(src, real)
            os.unlink(src)
    return real


def which(cmd, mode=os.F_OK | os.X_OK, path=None):
    """The path of a program that can be run."""
    fits = lambda file: os.path.exists(file) and os.access(file, mode) and not os.path.isdir(file)
    if os.path.dirname(cmd):
        return cmd if fits(cmd) else None
    path = os.environ.get("PATH", os.defpath) if path is None else path
    for folder in path.split(os.pathsep) if path else ():
        if fits(os.path.join(folder, cmd)):
            return os.path.join(folder, cmd)
    return None
