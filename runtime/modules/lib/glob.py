"""Files whose paths fit a pattern."""
import fnmatch
import os

__all__ = ["escape", "glob", "iglob"]


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return list(iglob(pathname, root_dir=root_dir, dir_fd=dir_fd, recursive=recursive,
                      include_hidden=include_hidden))


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    root = pathname[:0] if root_dir is None else os.fspath(root_dir)
    found = _paths(pathname, root, recursive, False, include_hidden)
    if not pathname or recursive and pathname[:2] in ("**", b"**"):
        found = (path for path in found if path)
    return found


def has_magic(text):
    return any(mark in text for mark in (b"*?[" if isinstance(text, bytes) else "*?["))


def _hides(name, hidden):
    return not hidden and name[:1] in (".", b".")


def _names(folder, dirs_only):
    """The names in a folder, or none if it cannot be read."""
    try:
        names = os.listdir(folder or os.curdir)
    except OSError:
        return []
    if isinstance(folder, bytes):
        names = [os.fsencode(name) for name in names]
    return [name for name in names if not dirs_only or os.path.isdir(os.path.join(folder, name))]


def _deep(folder, dirs_only, hidden):
    """Paths of all below a folder, from it on."""
    for name in _names(folder, dirs_only):
        if not _hides(name, hidden):
            yield name
            inner = os.path.join(folder, name) if folder else name
            for below in _deep(inner, dirs_only, hidden):
                yield os.path.join(name, below)


def _in_folder(folder, pattern, recursive, dirs_only, hidden):
    """The paths from `folder` on that one part of a pattern fits."""
    if recursive and pattern in ("**", b"**"):
        if not folder or os.path.isdir(folder):
            yield pattern[:0]
        yield from _deep(folder, dirs_only, hidden)
    elif has_magic(pattern):
        names = _names(folder, dirs_only)
        hidden = hidden or pattern[:1] in (".", b".")
        yield from fnmatch.filter((name for name in names if not _hides(name, hidden)), pattern)
    elif not pattern:
        if os.path.isdir(folder):
            yield pattern
    elif os.path.lexists(os.path.join(folder, pattern)):
        yield pattern


def _paths(pathname, root, recursive, dirs_only, hidden):
    head, tail = os.path.split(pathname)
    if not has_magic(pathname):
        full = os.path.join(root, pathname)
        if (os.path.lexists(full) if tail else os.path.isdir(os.path.join(root, head))):
            yield pathname
        return
    if not head:
        yield from _in_folder(root, tail, recursive, dirs_only, hidden)
        return
    heads = [head]
    if head != pathname and has_magic(head):
        heads = _paths(head, root, recursive, True, hidden)
    for folder in heads:
        for name in _in_folder(os.path.join(root, folder), tail, recursive, dirs_only, hidden):
            yield os.path.join(folder, name)


def escape(pathname):
    """A pattern that fits only this path."""
    marks = (b"*", b"?", b"[") if isinstance(pathname, bytes) else ("*", "?", "[")
    out = pathname[:0]
    for at in range(len(pathname)):
        c = pathname[at:at + 1]
        if c in marks:
            c = b"[" + c + b"]" if isinstance(pathname, bytes) else "[" + c + "]"
        out += c
    return out
