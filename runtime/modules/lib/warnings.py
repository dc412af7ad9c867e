"""Warnings: whether each is shown, raised or ignored."""
import sys

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings"]

# (action, pattern of the message or None, category, module or a pattern or None, line), the first
# that fits decides.
filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]
_defaultaction = "default"
onceregistry = {}
_registries = {}
_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


class WarningMessage:
    """What catch_warnings(record=True) collects."""

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message, self.category = message, category
        self.filename, self.lineno = filename, lineno
        self.file, self.line, self.source = file, line, source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return ("{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" %
                (self.message, self._category_name, self.filename, self.lineno, self.line))


def formatwarning(message, category, filename, lineno, line=None):
    text = f"{filename}:{lineno}: {category.__name__}: {message}\n"
    if line is None:
        try:
            import linecache
            line = linecache.getline(filename, lineno)
        except ImportError:  # the program is ending
            pass
    return text + "  %s\n" % line.strip() if line else text


def showwarning(message, category, filename, lineno, file=None, line=None):
    file = sys.stderr if file is None else file
    if file is None:
        return
    try:
        file.write(formatwarning(message, category, filename, lineno, line))
    except OSError:
        pass


_plain_showwarning = showwarning
_collector = None


def warn(message, category=None, stacklevel=1, source=None):
    """Issue a warning about the caller's line, or that of a caller further out."""
    if isinstance(message, Warning):
        category = message.__class__
    category = UserWarning if category is None else category
    if not (isinstance(category, type) and issubclass(category, Warning)):
        raise TypeError("category must be a Warning subclass, not '%s'" % type(category).__name__)
    try:
        frame = sys._getframe(max(stacklevel, 1))
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    except ValueError:
        names, filename, lineno = sys.__dict__, "sys", 1
    warn_explicit(message, category, filename, lineno, names.get("__name__", "<string>"),
                  _registries.setdefault(id(names), {}), names, source)


def _fits(rule, text, category, module, lineno):
    _, start, kind, where, line = rule
    if not issubclass(category, kind) or line not in (0, lineno):
        return False
    if start is not None and not start.match(text):
        return False
    return where is None or (where == module if isinstance(where, str) else
                             where.match(module) is not None)


def warn_explicit(message, category, filename, lineno, module=None, registry=None,
                  module_globals=None, source=None):
    module = module or filename.removesuffix(".py") or "<unknown>"
    registry = {} if registry is None else registry
    if isinstance(message, Warning):
        text, category = str(message), message.__class__
    else:
        text, message = message, category(message)
    action = next((rule[0] for rule in filters if _fits(rule, text, category, module, lineno)),
                  _defaultaction)
    if action == "ignore":
        return
    if action == "error":
        raise message
    if action != "always":
        key = (text, category) + ((lineno,) if action == "default" else ())
        seen = onceregistry if action == "once" else registry
        if seen.get(key) == (version := len(filters), _version):
            return
        seen[key] = version, _version
    _show(WarningMessage(message, category, filename, lineno, source=source))


def _warn_unfinished(source):
    if hasattr(source, "cr_code"):
        warn(f"coroutine '{source.__qualname__}' was never awaited", RuntimeWarning, 2, source)
    else:
        warn(f"unclosed file {source!r}", ResourceWarning, 2, source)


_version = 0


def _describe_source(warning):
    """Where the object that the warning is about was allocated, if that is known."""
    try:
        import linecache
        import tracemalloc
    except ImportError:  # the program is ending
        return ""
    if not tracemalloc.is_tracing():
        return (f"{warning.category.__name__}: "
                "Enable tracemalloc to get the object allocation traceback\n")
    traceback = tracemalloc.get_object_traceback(warning.source)
    if traceback is None:
        return ""
    lines = ["Object allocated at (most recent call last):"]
    for frame in traceback:
        lines.append(f'  File "{frame.filename}", lineno {frame.lineno}')
        line = linecache.getline(frame.filename, frame.lineno).strip()
        if line:
            lines.append("    " + line)
    return "\n".join(lines) + "\n"


def _show(warning):
    """Hands the warning to whoever collects or shows it."""
    if showwarning is not _plain_showwarning:
        showwarning(warning.message, warning.category, warning.filename, warning.lineno,
                    warning.file, warning.line)
    elif _collector is not None:
        _collector.append(warning)
    elif sys.stderr is not None:
        text = formatwarning(warning.message, warning.category, warning.filename, warning.lineno)
        if warning.source is not None:
            text += _describe_source(warning)
        try:
            sys.stderr.write(text)
        except OSError:
            pass


def _add_filter(rule, append):
    global _version
    _version += 1
    if not append:
        if rule in filters:
            filters.remove(rule)
        filters.insert(0, rule)
    elif rule not in filters:
        filters.append(rule)


def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    assert action in _ACTIONS, "invalid action: %r" % (action,)
    if message or module:
        import re
        message = re.compile(message, re.IGNORECASE) if message else None
        module = re.compile(module) if module else None
    _add_filter((action, message or None, category, module or None, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    assert action in _ACTIONS, "invalid action: %r" % (action,)
    _add_filter((action, None, category, None, lineno), append)


class _OptionError(Exception):
    """A rule of the command line that says nothing."""


def _take_option(text):
    """Adds a rule of the command line, action:message:category:module:line."""
    sys.warnoptions.append(text)
    try:
        _add_option(text)
    except _OptionError as error:
        print("Invalid -W option ignored:", error, file=sys.stderr)


def _add_option(text):
    words = [word.strip() for word in text.split(":")]
    if len(words) > 5:
        raise _OptionError("too many fields (max 5): %r" % text)
    action, message, category, module, line = words + [""] * (5 - len(words))
    action, category = _find_action(action), _find_category(category)
    if message or module:
        import re
        message, module = re.escape(message), re.escape(module) + r"\Z" if module else ""
    try:
        line = int(line or 0)
        if line < 0:
            raise ValueError
    except ValueError:
        raise _OptionError("invalid lineno %r" % line) from None
    filterwarnings(action, message, category, module, line)


def _find_action(word):
    if word == "all":
        return "always"
    for action in ("default", "always", "ignore", "module", "once", "error"):
        if action.startswith(word):
            return action
    raise _OptionError("invalid action: %r" % word)


def _find_category(name):
    if not name:
        return Warning
    module, _, last = name.rpartition(".")
    try:
        place = __import__(module or "builtins", None, None, [last])
        category = getattr(place, last)
    except ImportError:
        raise _OptionError("invalid module name: %r" % module) from None
    except AttributeError:
        raise _OptionError("unknown warning category: %r" % name) from None
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise _OptionError("invalid warning category: %r" % name)
    return category


def resetwarnings():
    global _version
    _version += 1
    filters[:] = []


class catch_warnings:
    """Keeps what filters change inside a with block, and collects the warnings if asked."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record, self._entered = record, False
        self._rule = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        global _collector, _version
        if self._entered:
            raise RuntimeError("Cannot enter %r twice" % self)
        self._entered = True
        self._saved = filters[:], _collector, showwarning
        _version += 1
        if self._record:
            _collector = []
        if self._rule is not None:
            simplefilter(*self._rule)
        return _collector if self._record else None

    def __exit__(self, *exc_info):
        global _collector, _version, showwarning
        if not self._entered:
            raise RuntimeError("Cannot exit %r without entering first" % self)
        filters[:], _collector, showwarning = self._saved
        _version += 1
