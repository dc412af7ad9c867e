"""Rows of texts to lines and back: the dialects, the reader and the writer of the module csv."""

__version__ = "1.0"
QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
_UNSET = object()
_dialects = {}
_limit = 128 * 1024


class Error(Exception):
    """A row that cannot be read or written."""


class Dialect:
    """How fields are parted and quoted, checked and never changed after."""
    __slots__ = ("delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace",
                 "lineterminator", "quoting", "strict")

    def __new__(cls, dialect=None, **options):
        for name in options:
            if name not in Dialect.__slots__:
                raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        if type(dialect) is Dialect and not options:
            return dialect
        self = super().__new__(cls)
        find = lambda name, default: options.get(name, getattr(dialect, name, default))
        put = object.__setattr__
        quoting = find("quoting", _UNSET)
        quotechar = find("quotechar", _UNSET)
        put(self, "delimiter", _character("delimiter", find("delimiter", ","), False))
        put(self, "doublequote", bool(find("doublequote", True)))
        put(self, "escapechar", _character("escapechar", find("escapechar", None), True))
        put(self, "lineterminator", _text("lineterminator", find("lineterminator", "\r\n")))
        put(self, "quotechar", _character("quotechar", '"' if quotechar is _UNSET else quotechar,
                                          True))
        if quotechar is None and quoting is _UNSET:
            quoting = QUOTE_NONE
        put(self, "quoting", _quoting(QUOTE_MINIMAL if quoting is _UNSET else quoting))
        put(self, "skipinitialspace", bool(find("skipinitialspace", False)))
        put(self, "strict", bool(find("strict", False)))
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        return self

    def __setattr__(self, name, value):
        raise AttributeError(f"attribute '{name}' of '_csv.Dialect' objects is not writable")

    __delattr__ = lambda self, name: self.__setattr__(name, None)


def _character(name, value, may_be_none):
    if value is None and may_be_none:
        return None
    if not isinstance(value, str):
        wanted = "string or None" if may_be_none else "string"
        raise TypeError(f'"{name}" must be {wanted}, not {type(value).__name__}')
    if len(value) != 1:
        raise TypeError(f'"{name}" must be a 1-character string')
    return value


def _text(name, value):
    if not isinstance(value, str):
        raise TypeError(f'"{name}" must be a string')
    return value


def _quoting(value):
    if type(value) is not int:
        raise TypeError('"quoting" must be an integer')
    if not QUOTE_MINIMAL <= value <= QUOTE_NONE:
        raise TypeError('bad "quoting" value')
    return value


def register_dialect(name, dialect=None, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = Dialect(dialect, **options)


def unregister_dialect(name):
    try:
        del _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def get_dialect(name):
    try:
        return _dialects[name]
    except KeyError:
        raise Error("unknown dialect") from None


def list_dialects():
    return list(_dialects)


def field_size_limit(*new_limit):
    global _limit
    old = _limit
    if new_limit:
        if not isinstance(new_limit[0], int):
            raise TypeError("limit must be an integer")
        _limit = new_limit[0]
    return old


# What the reader waits for.
(_START_RECORD, _START_FIELD, _ESCAPED, _IN_FIELD, _IN_QUOTED, _ESCAPED_IN_QUOTED,
 _QUOTE_IN_QUOTED, _END_OF_LINE, _AFTER_ESCAPED_END) = range(9)


class _Reader:
    """The rows of an iterable of lines."""
    __slots__ = ("dialect", "line_num", "_next", "_fields", "_parts", "_state", "_number",
                 "_simple", "_delimiter", "_quote", "_escape")

    def __init__(self, lines, dialect):
        self.dialect = dialect
        self._next = iter(lines).__next__
        self.line_num = 0
        self._delimiter = dialect.delimiter
        self._escape = dialect.escapechar
        self._quote = None if dialect.quoting == QUOTE_NONE else dialect.quotechar
        self._simple = not dialect.skipinitialspace and dialect.quoting != QUOTE_NONNUMERIC
        self._restart()

    def _restart(self):
        self._fields, self._parts, self._state, self._number = [], [], _START_RECORD, False

    def __iter__(self):
        return self

    def __next__(self):
        try:
            line = self._next()
        except StopIteration:
            return self._finish()
        if type(line) is not str and not isinstance(line, str):
            raise Error(f"iterator should return strings, not {type(line).__name__} "
                        "(the file should be opened in text mode)")
        self.line_num += 1
        if self._state:
            self._restart()
        if self._simple and (self._escape is None or self._escape not in line) and \
                len(line) <= _limit:
            body = line[:-1] if line.endswith("\n") else line
            if body.endswith("\r"):
                body = body[:-1]
            if "\r" not in body and "\n" not in body:
                if self._quote is None or self._quote not in body:
                    return body.split(self._delimiter) if body else []
                fields = self._split(body, self._delimiter, self._quote)
                if fields is not None:
                    return fields
        self._take(line)
        while self._state != _START_RECORD:
            try:
                line = self._next()
            except StopIteration:
                return self._finish()
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} "
                            "(the file should be opened in text mode)")
            self.line_num += 1
            self._take(line)
        fields, self._fields = self._fields, []
        return fields

    def _split(self, line, delimiter, quote):
        """The fields of a whole row in which quotes stand as they are written; None of others."""
        fields, at, find = [], 0, line.find
        while True:
            if line.startswith(quote, at):
                end = find(quote, at + 1)
                if end < 0 or line.startswith(quote, end + 1):
                    return None
                fields.append(line[at + 1:end])
                end += 1
                if end == len(line):
                    return fields
                if not line.startswith(delimiter, end):
                    return None
            else:
                end = find(delimiter, at)
                if end < 0:
                    fields.append(line[at:])
                    return fields
                fields.append(line[at:end])
            at = end + 1

    def _finish(self):
        """The row that the last line left open, if it did."""
        if self._parts or self._state == _IN_QUOTED:
            if self.dialect.strict:
                raise Error("unexpected end of data")
            self._save()
            fields = self._fields
            self._restart()
            return fields
        raise StopIteration

    def _save(self):
        text = "".join(self._parts)
        if len(text) > _limit:
            raise Error(f"field larger than field limit ({_limit})")
        self._parts = []
        if self._number:
            self._number = False
            text = float(text)
        self._fields.append(text)

    def _take(self, line):
        """A line, by runs of characters that mean nothing special."""
        at, length = 0, len(line)
        while at < length:
            if self._state == _IN_QUOTED:
                end = self._run(line, at, (self._quote, self._escape))
            elif self._state == _IN_FIELD:
                end = self._run(line, at, (self._delimiter, self._escape, "\n", "\r"))
            else:
                end = at
            if end > at:
                self._parts.append(line[at:end])
                if end - at > _limit:
                    raise Error(f"field larger than field limit ({_limit})")
                at = end
            else:
                self._character(line[at])
                at += 1
        self._end()

    def _run(self, line, at, stops):
        end = len(line)
        for stop in stops:
            if stop is not None:
                found = line.find(stop, at, end)
                if found >= 0:
                    end = found
        return end

    def _character(self, c):
        state = self._state
        if state == _IN_QUOTED:
            if c == self._escape:
                self._state = _ESCAPED_IN_QUOTED
            elif c == self._quote:
                self._state = _QUOTE_IN_QUOTED if self.dialect.doublequote else _IN_FIELD
            else:
                self._parts.append(c)
        elif state == _QUOTE_IN_QUOTED:
            self._after_quote(c)
        elif state == _ESCAPED_IN_QUOTED:
            self._parts.append(c)
            self._state = _IN_QUOTED
        elif state == _ESCAPED:
            self._parts.append(c)
            self._state = _AFTER_ESCAPED_END if c in "\r\n" else _IN_FIELD
        elif state == _END_OF_LINE:
            if c not in "\r\n":
                raise Error("new-line character seen in unquoted field - "
                            "do you need to open the file in universal-newline mode?")
        elif state == _START_RECORD and c in "\r\n":
            self._state = _END_OF_LINE
        elif state == _IN_FIELD or state == _AFTER_ESCAPED_END:
            self._plain(c)
        else:
            self._first(c)

    def _first(self, c):
        """The first character of a field."""
        self._state = _START_FIELD
        if c in "\r\n":
            self._save()
            self._state = _END_OF_LINE
        elif c == self._quote:
            self._state = _IN_QUOTED
        elif c == self._escape:
            self._state = _ESCAPED
        elif c == " " and self.dialect.skipinitialspace:
            pass
        elif c == self._delimiter:
            self._save()
        else:
            self._number = self.dialect.quoting == QUOTE_NONNUMERIC
            self._parts.append(c)
            self._state = _IN_FIELD

    def _plain(self, c):
        """A character of a field without quotes."""
        self._state = _IN_FIELD
        if c in "\r\n":
            self._save()
            self._state = _END_OF_LINE
        elif c == self._escape:
            self._state = _ESCAPED
        elif c == self._delimiter:
            self._save()
            self._state = _START_FIELD
        else:
            self._parts.append(c)

    def _after_quote(self, c):
        if c == self._quote:
            self._parts.append(c)
            self._state = _IN_QUOTED
        elif c == self._delimiter:
            self._save()
            self._state = _START_FIELD
        elif c in "\r\n":
            self._save()
            self._state = _END_OF_LINE
        elif self.dialect.strict:
            raise Error(f"'{self._delimiter}' expected after '{self._quote}'")
        else:
            self._parts.append(c)
            self._state = _IN_FIELD

    def _end(self):
        """The end of a line, which an open quote outlives."""
        state = self._state
        if state in (_START_FIELD, _IN_FIELD, _QUOTE_IN_QUOTED):
            self._save()
            self._state = _START_RECORD
        elif state == _END_OF_LINE:
            self._state = _START_RECORD
        elif state == _ESCAPED:
            self._parts.append("\n")
            self._state = _IN_FIELD
        elif state == _ESCAPED_IN_QUOTED:
            self._parts.append("\n")
            self._state = _IN_QUOTED


class _Writer:
    """Writes rows to what has a method write."""
    __slots__ = ("dialect", "_write", "_special")

    def __init__(self, file, dialect):
        self._write = getattr(file, "write", None)
        if not callable(self._write):
            raise TypeError('argument 1 must have a "write" method')
        self.dialect = dialect
        self._special = dialect.delimiter + (dialect.escapechar or "") + \
            (dialect.quotechar or "") + dialect.lineterminator

    def writerow(self, row):
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        dialect = self.dialect
        texts = [self._field(field, dialect) for field in fields]
        if texts == [""]:
            if dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            texts[0] = dialect.quotechar * 2
        return self._write(dialect.delimiter.join(texts) + dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _field(self, field, dialect):
        quoting = dialect.quoting
        quoted = quoting == QUOTE_ALL
        if quoting == QUOTE_NONNUMERIC:
            quoted = not (hasattr(field, "__float__") or hasattr(field, "__index__"))
        if type(field) is not str:
            field = "" if field is None else str(field)
        for c in self._special:
            if c in field:
                field, quoted = self._guard(field, quoted, dialect)
                break
        return dialect.quotechar + field + dialect.quotechar if quoted else field

    def _guard(self, field, quoted, dialect):
        """The field with what is special doubled or escaped, and whether to put it in quotes."""
        if dialect.escapechar is None and dialect.doublequote and dialect.quoting != QUOTE_NONE:
            quote = dialect.quotechar
            return field.replace(quote, quote + quote), True
        parts = []
        for c in field:
            if c in self._special:
                if dialect.quoting == QUOTE_NONE or c == dialect.escapechar or \
                        c == dialect.quotechar and not dialect.doublequote:
                    if dialect.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    parts.append(dialect.escapechar)
                else:
                    if c == dialect.quotechar:
                        parts.append(c)
                    quoted = True
            parts.append(c)
        return "".join(parts), quoted


_Reader.__name__ = _Reader.__qualname__ = "reader"
_Writer.__name__ = _Writer.__qualname__ = "writer"


def reader(iterable, dialect=None, **options):
    """The rows of an iterable of lines, as lists of texts."""
    return _Reader(iterable, Dialect(dialect, **options))


def writer(file, dialect=None, **options):
    """What writes rows to `file`."""
    return _Writer(file, Dialect(dialect, **options))
