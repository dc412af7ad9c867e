"""Paths as texts, with / between the parts."""
import _os

curdir, pardir, sep, extsep, altsep = ".", "..", "/", ".", None
pathsep, defpath, devnull = ":", "/bin:/usr/bin", "/dev/null"


def _text(path):
    if isinstance(path, (str, bytes)):
        return path
    from os import fspath
    return fspath(path)


def join(a, *p):
    a = _text(a)
    slash = b"/" if isinstance(a, bytes) else "/"
    try:
        for part in map(_text, p):
            if part.startswith(slash):
                a = part
            elif not a or a.endswith(slash):
                a += part
            else:
                a += slash + part
    except (TypeError, AttributeError):
        for part in p:
            if not isinstance(part, str):
                raise TypeError("join() argument must be str, bytes, or os.PathLike object, not "
                                "%r" % type(part).__name__) from None
        raise
    return a


def split(p):
    p = _text(p)
    at = p.rfind("/") + 1
    head, tail = p[:at], p[at:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def splitext(p):
    p = _text(p)
    start = p.rfind("/") + 1
    dot = p.rfind(".")
    if dot > start and p[start:dot].strip("."):
        return p[:dot], p[dot:]
    return p, p[:0]


def splitdrive(p):
    p = _text(p)
    return p[:0], p


def basename(p):
    p = _text(p)
    return p[p.rfind("/") + 1:]


def dirname(p):
    return split(p)[0]


def isabs(s):
    return _text(s).startswith("/")


def normcase(s):
    return _text(s)


def normpath(path):
    path = _text(path)
    if not path:
        return "."
    lead = 2 if path.startswith("//") and not path.startswith("///") else path.startswith("/")
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or not lead and not parts or parts and parts[-1] == "..":
            parts.append(part)
        elif parts:
            parts.pop()
    return "/" * lead + "/".join(parts) or "."


def abspath(path):
    path = _text(path)
    return normpath(path if isabs(path) else join(_os.getcwd(), path))


def realpath(filename, *, strict=False):
    """The path without links in it; what is not there stays as it is unless `strict`."""
    filename = _text(filename)
    found, rest, seen = "/", filename.split("/")[::-1], {}
    if isinstance(filename, bytes):
        return realpath(filename.decode("utf-8", "surrogateescape"), strict=strict).encode(
            "utf-8", "surrogateescape")
    if not isabs(filename):
        found = _os.getcwd()
    while rest:
        part = rest.pop()
        if part in ("", "."):
            continue
        if part == "..":
            found = dirname(found)
            continue
        inner = join(found, part)
        try:
            is_link = _os.lstat(inner)[0] & 0o170000 == 0o120000
        except OSError:
            if strict:
                raise
            is_link = False
        if not is_link:
            found = inner
        elif seen.get(inner, 0) < 40:
            seen[inner] = seen.get(inner, 0) + 1
            target = _os.readlink(inner)
            if isabs(target):
                found = "/"
            rest.extend(target.split("/")[::-1])
        elif strict:
            _os.stat(inner)
        else:
            found = inner
    return found


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    first = [part for part in abspath(curdir if start is None else start).split("/") if part]
    then = [part for part in abspath(path).split("/") if part]
    same = 0
    while same < min(len(first), len(then)) and first[same] == then[same]:
        same += 1
    return "/".join([".."] * (len(first) - same) + then[same:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [_text(path) for path in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({path.startswith("/") for path in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    rows = [[part for part in path.split("/") if part not in ("", ".")] for path in paths]
    return ("/" if paths[0].startswith("/") else "") + "/".join(commonprefix(rows))


def _facts(path, ask=_os.stat):
    try:
        return ask(path)
    except (OSError, ValueError):
        return None


def exists(path):
    return _facts(path) is not None


def lexists(path):
    return _facts(path, _os.lstat) is not None


def isdir(s):
    facts = _facts(s)
    return facts is not None and facts[0] & 0o170000 == 0o040000


def isfile(path):
    facts = _facts(path)
    return facts is not None and facts[0] & 0o170000 == 0o100000


def islink(path):
    facts = _facts(path, _os.lstat)
    return facts is not None and facts[0] & 0o170000 == 0o120000


def samefile(f1, f2):
    return _os.stat(f1)[1:3] == _os.stat(f2)[1:3]


def getsize(filename):
    return _os.stat(filename)[6]


def getatime(filename):
    return _os.stat(filename)[7]


def getmtime(filename):
    return _os.stat(filename)[8]


def getctime(filename):
    return _os.stat(filename)[9]


def _home_of(user):
    try:
        with open("/etc/passwd", encoding="utf-8", errors="surrogateescape") as file:
            for line in file:
                fields = line.rstrip("\n").split(":")
                if fields[0] == user and len(fields) == 7:
                    return fields[5]
    except OSError:
        pass
    return None


def expanduser(path):
    path = _text(path)
    if not path.startswith("~"):
        return path
    name, slash, rest = path[1:].partition("/")
    if name:
        folder = _home_of(name)
        return path if folder is None else folder.rstrip("/") + slash + rest or "/"
    from os import environ
    return environ.get("HOME", "~").rstrip("/") + path[1:] or "/"


def expandvars(path):
    """Replace $NAME and ${NAME} by what the environment says."""
    path = _text(path)
    from os import environ
    out, at = "", 0
    while at < len(path):
        if path[at] != "$":
            out, at = out + path[at], at + 1
            continue
        braced = path[at + 1:at + 2] == "{"
        start = end = at + 1 + braced
        while end < len(path) and (path[end].isalnum() or path[end] == "_"):
            end += 1
        name, stop = path[start:end], end + braced
        if name in environ and (not braced or path[end:end + 1] == "}"):
            out += environ[name]
        else:
            out += path[at:stop]
        at = stop
    return out
