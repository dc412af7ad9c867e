"""Paths as values: parts, names, joins and comparisons, without a look at the disk."""
import os


class _Parents:
    """The folders above a path, the nearest first."""
    __slots__ = ("_class", "_root", "_names")

    def __init__(self, path):
        self._class, self._root, self._names = type(path), path._root, path._names

    def __len__(self):
        return len(self._names)

    def __getitem__(self, at):
        if isinstance(at, slice):
            return tuple(self[i] for i in range(*at.indices(len(self))))
        if at >= len(self) or at < -len(self):
            raise IndexError(at)
        if at < 0:
            at += len(self)
        return self._class._of(self._root, self._names[:len(self._names) - at - 1])

    def __repr__(self):
        return "<{}.parents>".format(self._class.__name__)


class PurePath:
    """A path that is only looked at as text."""
    __slots__ = ("_root", "_names", "_text", "_hash")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        return cls._of(*_parse(args))

    @classmethod
    def _of(cls, root, names):
        self = object.__new__(cls)
        self._root, self._names = root, names
        return self

    def __reduce__(self):
        return type(self), tuple(self.parts)

    # ---- texts ----

    def __str__(self):
        try:
            return self._text
        except AttributeError:
            self._text = self._root + "/".join(self._names) or "."
            return self._text

    def __fspath__(self):
        return str(self)

    def as_posix(self):
        return str(self)

    def __bytes__(self):
        return os.fsencode(self)

    def __repr__(self):
        return "{}({!r})".format(type(self).__name__, str(self))

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        safe = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-~/"
        return "file://" + "".join(chr(c) if c in safe else "%%%02X" % c for c in bytes(self))

    # ---- order ----

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._root == other._root and self._names == other._names

    def __hash__(self):
        try:
            return self._hash
        except AttributeError:
            self._hash = hash((self._root, *self._names))
            return self._hash

    def __lt__(self, other):
        return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self.parts <= other.parts if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self.parts > other.parts if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self.parts >= other.parts if isinstance(other, PurePath) else NotImplemented

    # ---- parts ----

    drive = property(lambda self: "")
    root = property(lambda self: self._root)
    anchor = property(lambda self: self._root)

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._names)

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name, suffix = self.name, self.suffix
        return name[:len(name) - len(suffix)]

    @property
    def parent(self):
        return self._of(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    # ---- other paths ----

    def joinpath(self, *args):
        root, names = _parse(args)
        if root:
            return self._of(root, names)
        return self._of(self._root, self._names + names)

    def __truediv__(self, key):
        try:
            return self.joinpath(key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            root, names = _parse((key,))
        except TypeError:
            return NotImplemented
        return self if self._root else self._of(root, names + self._names)

    def with_name(self, name):
        if not self.name:
            raise ValueError("%r has an empty name" % (self,))
        if not name or "/" in name or name == ".":
            raise ValueError("Invalid name %r" % name)
        return self._of(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError("Invalid suffix %r" % suffix)
        name = self.name
        if not name:
            raise ValueError("%r has an empty name" % (self,))
        old = self.suffix
        return self._of(self._root, self._names[:-1] + [name[:len(name) - len(old)] + suffix])

    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        root, names = _parse(other)
        if root != self._root or self._names[:len(names)] != names:
            raise ValueError("{!r} is not in the subpath of {!r} OR one path is relative and the "
                             "other is absolute.".format(str(self), str(self._of(root, names))))
        return self._of("", self._names[len(names):])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
            return True
        except ValueError:
            return False

    def match(self, path_pattern):
        from fnmatch import fnmatchcase
        root, wanted = _parse((path_pattern,))
        if not root and not wanted:
            raise ValueError("empty pattern")
        names = self._names
        if root and (root != self._root or len(wanted) != len(names)) or len(wanted) > len(names):
            return False
        return all(map(fnmatchcase, reversed(names), reversed(wanted)))


class PurePosixPath(PurePath):
    """A path of Unix."""
    __slots__ = ()


def _parse(args):
    """The root and the names of pieces put together; a piece with a root starts anew."""
    root, names = "", []
    for piece in args:
        if isinstance(piece, PurePath):
            new_root, new_names = piece._root, piece._names
        else:
            text = piece if isinstance(piece, str) else os.fspath(piece)
            if not isinstance(text, str):
                raise TypeError("argument should be a str object or an os.PathLike object "
                                "returning str, not %r" % type(text))
            bare = text.lstrip("/")
            slashes = len(text) - len(bare)
            new_root = "//" if slashes == 2 else "/" if slashes else ""
            new_names = [name for name in bare.split("/") if name and name != "."]
        if new_root:
            root, names = new_root, list(new_names)
        else:
            names = names + new_names
    return root, names


for _class in (PurePath, PurePosixPath):
    _class.__module__ = "pathlib"
