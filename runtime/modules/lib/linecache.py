"""Lines of source files."""
import os

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]
cache = {}  # size, time of change, lines and path by name; without a time the lines stay


def getlines(filename, module_globals=None):
    """The lines of a file with their ends; none if it cannot be read."""
    if filename not in cache:
        return updatecache(filename, module_globals)
    return cache[filename][2]


def updatecache(filename, module_globals=None):
    cache.pop(filename, None)
    if not filename or filename.startswith("<") and filename.endswith(">"):
        return []
    try:
        found = os.stat(filename)
        with open(filename, encoding="utf-8", errors="replace") as file:
            lines = file.readlines()
    except (OSError, ValueError):
        return []
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    cache[filename] = found.st_size, found.st_mtime, lines, filename
    return lines


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def lazycache(filename, module_globals):
    return False


def clearcache():
    cache.clear()


def checkcache(filename=None):
    """Forgets files that have changed."""
    for name in list(cache) if filename is None else [filename]:
        size, changed = cache.get(name, (0, None))[:2]
        if changed is None:
            continue
        try:
            found = os.stat(name)
            is_same = (found.st_size, found.st_mtime) == (size, changed)
        except OSError:
            is_same = False
        if not is_same:
            del cache[name]
