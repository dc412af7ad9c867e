"""Values that SQLite does not know, there and back: adapters, converters, and the class Row."""
from _sqlite_errors import ProgrammingError

adapters = {}
converters = {}


class PrepareProtocol:
    """PEP 246 style object adaption protocol type."""
    __module__ = "sqlite3"


def register_adapter(type, adapter, /):
    """Register a function to adapt Python objects to SQLite values."""
    adapters[type, PrepareProtocol] = adapter


def register_converter(typename, converter, /):
    """Register a function to convert SQLite values to Python objects."""
    converters[typename.upper()] = converter


def _find(value, proto):
    key = type(value), proto
    if key not in adapters and key[0].__module__ == "datetime":
        import datetime
        for kind, adapter in _date_adapters:
            adapters.setdefault((getattr(datetime, kind), PrepareProtocol), adapter)
    return adapters.get(key)


def _conform(value, proto):
    for owner, method, other in ((proto, "__adapt__", value), (value, "__conform__", proto)):
        method = getattr(owner, method, None)
        if method is not None:
            adapted = method(other)
            if adapted is not None:
                return adapted
    return None


def adapt(obj, proto=PrepareProtocol, alt=ProgrammingError, /):
    """Adapt given object to given protocol."""
    adapter = _find(obj, proto)
    adapted = adapter(obj) if adapter is not None else _conform(obj, proto)
    if adapter is not None or adapted is not None:
        return adapted
    if alt is ProgrammingError:
        raise ProgrammingError("can't adapt")
    return alt


def adapt_parameter(value):
    """What is bound in place of value, which is value where nobody adapts it."""
    return adapt(value, PrepareProtocol, value)


# ---- dates -------------------------------------------------------------------------------------

_date_adapters = (("date", lambda value: value.isoformat()),
                  ("datetime", lambda value: value.isoformat(" ")))


def _convert_date(value):
    import datetime
    return datetime.date(*map(int, value.split(b"-")))


def _convert_timestamp(value):
    import datetime
    day, clock = value.split(b" ")
    clock, _, fraction = clock.partition(b".")
    microseconds = int("{:0<6.6}".format(fraction.decode())) if fraction else 0
    return datetime.datetime(*map(int, day.split(b"-")), *map(int, clock.split(b":")),
                             microseconds)


register_converter("date", _convert_date)
register_converter("timestamp", _convert_timestamp)


def find_converters(statement, by_type, by_name):
    """A converter or None for each column of a statement; None where no column has one."""
    found = []
    for name, declared in zip(statement.columns, statement.declared):
        key = None
        if by_name and "[" in name:
            key = name[name.index("[") + 1:].partition("]")[0]
        converter = converters.get(key.upper()) if key else None
        if converter is None and by_type and declared:
            converter = converters.get(declared.partition("(")[0].partition(" ")[0].upper())
        found.append(converter)
    return tuple(found) if any(found) else None


# ---- rows --------------------------------------------------------------------------------------

class Row:
    """A row whose values have the names of their columns."""
    __module__ = "sqlite3"
    __slots__ = "_names", "_values"

    def __new__(cls, cursor, data, /):
        if not hasattr(cursor, "fetchmany"):
            raise TypeError("Row() argument 1 must be sqlite3.Cursor, not "
                            + type(cursor).__name__)
        if not isinstance(data, tuple):
            raise TypeError("Row() argument 2 must be tuple, not " + type(data).__name__)
        self = object.__new__(cls)
        self._names = cursor.description
        self._values = data
        return self

    def keys(self):
        """Returns the keys of the row."""
        return [column[0] for column in self._names or ()]

    def __getitem__(self, key):
        if isinstance(key, str):
            for column, value in zip(self._names or (), self._values):
                if column[0] == key or column[0].lower() == key.lower():
                    return value
            raise IndexError("No item with that key")
        if isinstance(key, (int, slice)):
            return self._values[key]
        raise IndexError("Index must be int or string")

    def __len__(self):
        return len(self._values)

    def __iter__(self):
        return iter(self._values)

    def __hash__(self):
        return hash(self._names) ^ hash(self._values)

    def __eq__(self, other):
        if not isinstance(other, Row):
            return NotImplemented
        return self._names == other._names and self._values == other._values
