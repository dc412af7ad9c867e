"""Lines of source files."""

cache = {}


def getlines(filename, module_globals=None):
    """The lines of a file with their ends; none if it cannot be read."""
    if filename not in cache:
        try:
            with open(filename, encoding="utf-8", errors="replace") as file:
                lines = file.readlines()
        except (OSError, ValueError):
            return []
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        cache[filename] = lines
    return cache[filename]


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    cache.clear()


def checkcache(filename=None):
    if filename is None:
        cache.clear()
    else:
        cache.pop(filename, None)
