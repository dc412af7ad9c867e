"""Reports of exceptions as text."""
import sys

__all__ = ["extract_tb", "format_exception", "format_exception_only", "format_list", "format_tb",
           "print_exc", "format_exc", "print_exception", "print_tb", "FrameSummary"]
_missing = object()


class FrameSummary:
    """One line of a traceback."""
    __slots__ = ("filename", "lineno", "name", "_line")

    def __init__(self, filename, lineno, name, line=None):
        self.filename, self.lineno, self.name, self._line = filename, lineno, name, line

    @property
    def line(self):
        if self._line is None:
            self._line = _read_line(self.filename, self.lineno)
        return self._line

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, i):
        return tuple(self)[i]

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _read_line(filename, lineno):
    try:
        with open(filename, encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if number == lineno:
                    return line.strip()
    except (OSError, ValueError):
        pass
    return ""


def _limit(rows, limit):
    if limit is None:
        return rows
    return rows[:limit] if limit >= 0 else rows[limit:]


def extract_tb(tb, limit=None):
    rows = []
    while tb is not None:
        code = tb.tb_frame.f_code
        rows.append(FrameSummary(code.co_filename, tb.tb_lineno, code.co_name))
        tb = tb.tb_next
    return _limit(rows, limit)


def format_list(extracted_list):
    lines = []
    for filename, lineno, name, line in extracted_list:
        text = f'  File "{filename}", line {lineno}, in {name}\n'
        lines.append(text + (f"    {line}\n" if line else ""))
    return lines


def format_tb(tb, limit=None):
    return format_list(extract_tb(tb, limit))


def print_tb(tb, limit=None, file=None):
    print("".join(format_tb(tb, limit)), end="", file=file or sys.stderr)


def format_exception_only(exc, /, value=_missing):
    if value is _missing:
        value = exc
    if value is None:
        return ["NoneType: None\n"]
    cls = type(value)
    name = cls.__qualname__
    if cls.__module__ not in ("builtins", "__main__"):
        name = cls.__module__ + "." + name
    try:
        text = str(value)
    except Exception:
        text = "<exception str() failed>"
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    return lines + [note + "\n" for note in getattr(value, "__notes__", ())]


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True):
    if value is _missing:
        value = exc
    if tb is _missing:
        tb = getattr(value, "__traceback__", None)
    lines = []
    if chain and value is not None:
        cause, context = value.__cause__, value.__context__
        if cause is not None:
            lines += format_exception(cause)
            lines.append("\nThe above exception was the direct cause of the following "
                         "exception:\n\n")
        elif context is not None and not value.__suppress_context__:
            lines += format_exception(context)
            lines.append("\nDuring handling of the above exception, another exception "
                         "occurred:\n\n")
    if tb is not None:
        lines.append("Traceback (most recent call last):\n")
        lines += format_tb(tb, limit)
    return lines + format_exception_only(value)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value, tb, limit, chain)), end="",
          file=file or sys.stderr)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exc_info()[1], limit=limit, file=file, chain=chain)
