"""Tracebacks as text and as data."""
import sys
from _traceback_marks import find_marks
from _report import format as _report
from linecache import getline as _getline

__all__ = """FrameSummary StackSummary TracebackException extract_stack extract_tb format_exc
    format_exception format_exception_only format_list format_stack format_tb print_exc
    print_exception print_last print_list print_stack print_tb walk_stack walk_tb""".split()

_CAUSE = ("\nThe above exception was the direct cause of the following exception:\n\n")
_CONTEXT = ("\nDuring handling of the above exception, another exception occurred:\n\n")
_NOT_GIVEN = object()


class FrameSummary:
    """One line of a traceback."""

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename, self.lineno, self.name = filename, lineno, name
        self._line = line
        self.locals = locals and {key: repr(value) for key, value in locals.items()}
        self.end_lineno, self.colno, self.end_colno = end_lineno, colno, end_colno

    @property
    def _original_line(self):
        return _getline(self.filename, self.lineno) if self._line is None else self._line

    @property
    def line(self):
        return self._original_line.strip()

    def _marks(self):
        """The line of ^ under the part of the line that ran, or nothing if that is all of it."""
        if self.colno is None or self.end_colno is None:
            return ""
        is_one_line = self.end_lineno == self.lineno
        whole = self._original_line.rstrip("\n")
        raw = whole.encode()
        start = len(raw[:self.colno].decode(errors="replace"))
        end = len(raw[:self.end_colno].decode(errors="replace") if is_one_line
                  else whole.rstrip())
        indent = len(whole) - len(whole.lstrip())
        if end <= start:
            return ""
        margin = "    " + " " * (start - indent)
        marks = find_marks(whole[start:end]) if is_one_line else None
        if marks is not None:
            first, last = marks
            return (margin + "~" * first + "^" * (last - first) + "~" * (end - start - last) +
                    "\n")
        if start <= indent and end >= len(whole.rstrip()):
            return ""
        return margin + "^" * (end - start) + "\n"

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __getitem__(self, at):
        return (self.filename, self.lineno, self.name, self.line)[at]

    def __len__(self):
        return 4

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        return tuple(self) == other if isinstance(other, tuple) else NotImplemented

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def walk_stack(f):
    """Frames and lines from `f` outwards."""
    f = sys._getframe(2) if f is None else f
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


class StackSummary(list):
    """The lines of a traceback."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = list(frame_gen)
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        return cls(FrameSummary(f.f_code.co_filename, line, f.f_code.co_name,
                                locals=f.f_locals if capture_locals else None)
                   for f, line in frames)

    @classmethod
    def from_list(cls, entries):
        return cls(entry if isinstance(entry, FrameSummary) else
                   FrameSummary(*entry[:3], line=entry[3]) for entry in entries)

    def format_frame_summary(self, entry):
        text = '  File "%s", line %s, in %s\n' % (entry.filename, entry.lineno, entry.name)
        if entry.line:
            text += "    %s\n" % entry.line + entry._marks()
        if entry.locals:
            text += "".join(f"    {name} = {value}\n" for name, value in
                            sorted(entry.locals.items()))
        return text

    def format(self):
        result, last, times = [], None, 0
        for entry in self:
            key = entry.filename, entry.lineno, entry.name
            times = times + 1 if key == last else 1
            if times == 1 and last is not None:
                self._end_repeats(result)
            last = key
            result.append(self.format_frame_summary(entry) if times <= 3 else None)
        self._end_repeats(result)
        return result

    @staticmethod
    def _end_repeats(result):
        """Put one line in place of the entries left out at the end."""
        count = 0
        while result and result[-1] is None:
            result.pop()
            count += 1
        if count:
            result.append(f"  [Previous line repeated {count} more "
                          f"time{'s' if count > 1 else ''}]\n")


def _last_text(exception_type, value):
    """The lines that name the exception."""
    name = exception_type.__qualname__
    if exception_type.__module__ not in ("__main__", "builtins"):
        name = exception_type.__module__ + "." + name
    try:
        text = str(value)
    except Exception:
        text = "<exception str() failed>"
    lines = []
    if isinstance(value, SyntaxError) and value.lineno is not None:
        lines.append('  File "%s", line %s\n' % (value.filename or "<string>", value.lineno))
        source = value.text
        if source:
            plain = source.rstrip("\n")
            cut = plain.lstrip(" \n\f")
            lines.append("    %s\n" % cut)
            if value.offset is not None:
                start = value.offset - 1 - (len(plain) - len(cut))
                end = value.end_offset if value.end_offset not in (None, 0) and \
                    value.end_lineno in (None, value.lineno) else value.offset + 1
                width = max(end - value.offset, 1)
                if start >= 0:
                    lines.append("    " + " " * start + "^" * width + "\n")
        text = value.msg or "<no detail available>"
    lines.append(f"{name}: {text}\n" if value is not None and text else f"{name}\n")
    for note in getattr(value, "__notes__", ()):
        lines.extend(line + "\n" for line in str(note).split("\n"))
    return lines


class TracebackException:
    """An exception, its traceback and those that led to it, kept as text."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 _seen=None):
        seen = _seen or set()
        seen.add(id(exc_value))
        self.exc_type = exc_type
        self.stack = _extract_marked(exc_traceback, limit, capture_locals)
        self._last = _last_text(exc_type, exc_value)
        self._str = str(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        cause = getattr(exc_value, "__cause__", None)
        context = getattr(exc_value, "__context__", None)
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        self.__cause__ = self.__context__ = None
        if cause is not None and id(cause) not in seen:
            self.__cause__ = TracebackException.from_exception(cause, limit=limit, _seen=seen)
        if context is not None and id(context) not in seen and not self.__suppress_context__:
            self.__context__ = TracebackException.from_exception(context, limit=limit, _seen=seen)

    @classmethod
    def from_exception(cls, exc, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, **kwargs)

    def __str__(self):
        return self._str

    def format_exception_only(self):
        yield from self._last

    def format(self, *, chain=True):
        if chain and self.__cause__ is not None:
            yield from self.__cause__.format(chain=chain)
            yield _CAUSE
        elif chain and self.__context__ is not None and not self.__suppress_context__:
            yield from self.__context__.format(chain=chain)
            yield _CONTEXT
        if self.stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self._last

    def print(self, *, file=None, chain=True):
        for line in self.format(chain=chain):
            print(line, file=sys.stderr if file is None else file, end="")


def _extract_marked(tb, limit, capture_locals=False):
    """The stack of a traceback, with the columns where the code tells them."""
    stack = StackSummary()
    while tb is not None:
        code = tb.tb_frame.f_code
        places = list(code.co_positions())
        _, end_line, column, end_column = (places[tb.tb_lasti // 2] if 0 <= tb.tb_lasti // 2 <
                                           len(places) else (None,) * 4)
        entry = FrameSummary(code.co_filename, tb.tb_lineno, code.co_name,
                             locals=tb.tb_frame.f_locals if capture_locals else None,
                             end_lineno=end_line, colno=column, end_colno=end_column)
        stack.append(entry)
        tb = tb.tb_next
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        limit = limit if limit is None else max(limit, 0)
    if limit is not None:
        stack[:] = stack[:limit] if limit >= 0 else stack[limit:]
    return stack


def _read(exc, value, tb):
    """Type, value and traceback from either way of giving an exception."""
    if (value is _NOT_GIVEN) != (tb is _NOT_GIVEN):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _NOT_GIVEN:
        return type(value) if value is not None else exc, value, tb
    if exc is None:
        return type(None), None, None
    if isinstance(exc, BaseException):
        return type(exc), exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def format_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, chain=True):
    exc, value, tb = _read(exc, value, tb)
    if limit is None and chain and value is not None and tb is value.__traceback__:
        # The runtime's own report knows the columns.
        return _own_report(value)
    return list(TracebackException(exc, value, tb, limit=limit).format(chain=chain))


def _own_report(value):
    text = _report(value)
    parts = []
    for line in text.splitlines(keepends=True):
        joins = parts and line.startswith("    ") and parts[-1].startswith("  File ")
        if joins:
            parts[-1] += line
        else:
            parts.append(line)
    return parts


def format_exception_only(exc, /, value=_NOT_GIVEN):
    if value is _NOT_GIVEN:
        value = exc
    if value is None:
        return ["NoneType: None\n"] if exc is None else [f"{exc.__name__}\n"]
    return _last_text(type(value), value)


def print_exception(exc, /, value=_NOT_GIVEN, tb=_NOT_GIVEN, limit=None, file=None, chain=True):
    file = sys.stderr if file is None else file
    file.write("".join(format_exception(exc, value, tb, limit, chain)))


def _current():
    return sys.exc_info()[1]


def format_exc(limit=None, chain=True):
    return "".join(format_exception(_current(), limit=limit, chain=chain)) \
        if _current() is not None else "NoneType: None\n"


def print_exc(limit=None, file=None, chain=True):
    (sys.stderr if file is None else file).write(format_exc(limit, chain))


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_type"):
        raise ValueError("no last exception")
    print_exception(sys.last_type, sys.last_value, sys.last_traceback, limit, file, chain)


def extract_tb(tb, limit=None):
    return _extract_marked(tb, limit)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def extract_stack(f=None, limit=None):
    f = sys._getframe(1) if f is None else f
    stack = StackSummary.extract(walk_stack(f))
    stack.reverse()
    if limit is not None:
        stack[:] = stack[-limit:] if limit >= 0 else stack[:-limit]
    return stack


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    for line in format_list(extracted_list):
        print(line, file=sys.stderr if file is None else file, end="")


def clear_frames(tb):
    while tb is not None:
        tb = tb.tb_next
