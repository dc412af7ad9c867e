"""Warnings, and what is to become of them."""
import sys

filters = [("ignore", DeprecationWarning), ("ignore", PendingDeprecationWarning),
           ("ignore", ImportWarning), ("ignore", ResourceWarning)]
_shown = set()


def simplefilter(action, category=Warning, lineno=0, append=False):
    filters.insert(len(filters) if append else 0, (action, category))


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    simplefilter(action, category, lineno, append)


def resetwarnings():
    filters.clear()


def formatwarning(message, category, filename, lineno, line=None):
    if line is None:
        from traceback import _read_line
        line = _read_line(filename, lineno)
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    return text + (f"  {line}\n" if line else "")


def showwarning(message, category, filename, lineno, file=None, line=None):
    print(formatwarning(message, category, filename, lineno, line), end="",
          file=file or sys.stderr)


class WarningMessage:
    def __init__(self, message, category, filename, lineno):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno


def warn(message, category=None, stacklevel=1, source=None):
    """Tell of something that is no error."""
    if isinstance(message, Warning):
        category = type(message)
    category = category or UserWarning
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    try:
        frame = sys._getframe(stacklevel)
        filename, lineno = frame.f_code.co_filename, frame.f_lineno
    except ValueError:
        filename, lineno = "sys", 1
    action = next((a for a, c in filters if issubclass(category, c)), "default")
    if action == "ignore":
        return
    if action == "error":
        raise message if isinstance(message, Warning) else category(message)
    key = (str(message), category, filename, lineno)
    if action not in ("always", "error"):
        if key in _shown:
            return
        _shown.add(key)
    if not isinstance(message, Warning):
        message = category(message)
    sys.modules[__name__].showwarning(message, category, filename, lineno)


class catch_warnings:
    """Puts filters back at the end of the block; may gather the warnings in a list."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning):
        self._record, self._action, self._category = record, action, category

    def __enter__(self):
        module = sys.modules[__name__]
        self._saved = filters[:], module.showwarning
        if self._action is not None:
            simplefilter(self._action, self._category)
        if not self._record:
            return None
        log = []

        def keep(message, category, filename, lineno, file=None, line=None):
            log.append(WarningMessage(message, category, filename, lineno))
        module.showwarning = keep
        _shown.clear()
        return log

    def __exit__(self, *exc_info):
        filters[:], sys.modules[__name__].showwarning = self._saved
