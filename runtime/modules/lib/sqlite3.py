"""Databases of SQLite, with the interface of CPython's sqlite3 (DB-API 2.0).

Rows come one at a time. What SQLite itself holds, pages, caches and statements, lies outside of the
heap and is in no figure of the instruments."""
import os as _os
import sys as _sys
import time as _time

import _sqlite
import _sqlite_codes
from _sqlite_cursor import Cursor
from _sqlite_errors import (DatabaseError, DataError, Error, IntegrityError, InterfaceError,
                            InternalError, NotSupportedError, OperationalError, ProgrammingError,
                            Warning, fail as _fail)
from _sqlite_types import (PrepareProtocol, Row, adapt, adapters, converters, register_adapter,
                           register_converter)

for _table in (_sqlite_codes.results, _sqlite_codes.actions, _sqlite_codes.limits):
    globals().update(("SQLITE_" + _name, _code) for _name, _code in _table.items())

apilevel = "2.0"
paramstyle = "qmark"
threadsafety = 3
version = "2.6.0"
version_info = (2, 6, 0)
sqlite_version = _sqlite.version()
sqlite_version_info = tuple(map(int, sqlite_version.split(".")))
PARSE_DECLTYPES = 1
PARSE_COLNAMES = 2
Binary = memoryview
complete_statement = _sqlite.complete
dbapi2 = _sys.modules[__name__]

_OPEN_READ_WRITE, _OPEN_CREATE, _OPEN_URI, _DETERMINISTIC = 2, 4, 64, 0x800
_LEVELS = ("", "DEFERRED", "IMMEDIATE", "EXCLUSIVE")
_missing = object()


class Connection:
    """SQLite database connection object."""
    __slots__ = ("_database", "_level", "_detect", "_statements", "_statement_limit",
                 "row_factory", "text_factory", "__weakref__")
    Error, DatabaseError, DataError = Error, DatabaseError, DataError
    IntegrityError, InterfaceError, InternalError = IntegrityError, InterfaceError, InternalError
    NotSupportedError, OperationalError = NotSupportedError, OperationalError
    ProgrammingError, Warning = ProgrammingError, Warning

    def __init__(self, database=_missing, timeout=5.0, detect_types=0, isolation_level="",
                 check_same_thread=True, factory=None, cached_statements=128, uri=False):
        if database is _missing:
            raise TypeError("Connection() missing required argument 'database' (pos 1)")
        path = _os.fspath(database)
        if isinstance(path, bytes):
            path = path.decode("utf-8", "surrogateescape")
        self._level = _check_level(isolation_level)
        self._detect = detect_types
        self._statements, self._statement_limit = {}, cached_statements
        self.row_factory, self.text_factory = None, str
        flags = _OPEN_READ_WRITE | _OPEN_CREATE | (_OPEN_URI if uri else 0)
        self._database = _sqlite.Database(path, flags, int(timeout * 1000), _fail)

    def _open(self):
        """The database, which must not be closed."""
        try:
            database = self._database
        except AttributeError:
            raise ProgrammingError("Base Connection.__init__ not called.") from None
        if database is None:
            raise ProgrammingError("Cannot operate on a closed database.")
        return database

    def _take_statement(self, sql):
        """A prepared statement that nobody else uses."""
        statement = self._statements.pop(sql, None)
        return _sqlite.Statement(self._open(), sql) if statement is None else statement

    def _give_statement(self, sql, statement):
        """Keeps a statement for the next who needs it, in place of the one unused longest."""
        statement.reset()
        self._statements[sql] = statement
        if len(self._statements) > self._statement_limit:
            del self._statements[next(iter(self._statements))]

    # ---- cursors

    def cursor(self, factory=Cursor):
        """Return a cursor for the connection."""
        self._open()
        cursor = factory(self)
        if not isinstance(cursor, Cursor):
            raise TypeError("factory must return a cursor, not " + type(cursor).__name__)
        if self.row_factory is not None:
            cursor.row_factory = self.row_factory
        return cursor

    def execute(self, *arguments):
        """Executes an SQL statement."""
        return self.cursor().execute(*arguments)

    def executemany(self, *arguments):
        """Repeatedly executes an SQL statement."""
        return self.cursor().executemany(*arguments)

    def executescript(self, *arguments):
        """Executes multiple SQL statements at once."""
        return self.cursor().executescript(*arguments)

    # ---- transactions

    def _begin(self):
        """Opens the transaction in which changes of rows stand."""
        database = self._database
        if self._level is not None and not database.in_transaction():
            database.script("BEGIN " + self._level)

    def commit(self):
        """Commit any pending transaction to the database."""
        database = self._open()
        if database.in_transaction():
            database.script("COMMIT")

    def rollback(self):
        """Roll back to the start of any pending transaction."""
        database = self._open()
        if database.in_transaction():
            database.script("ROLLBACK")

    def close(self):
        """Close the database connection."""
        try:
            database = self._database
        except AttributeError:
            raise ProgrammingError("Base Connection.__init__ not called.") from None
        if database is not None:
            self._statements.clear()
            self._database = None
            database.close()

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, kind, value, traceback):
        if kind is not None:
            self.rollback()
            return False
        try:
            self.commit()
        except BaseException:
            self.rollback()
            raise
        return False

    @property
    def isolation_level(self):
        return self._level

    @isolation_level.setter
    def isolation_level(self, level):
        self._level = _check_level(level)
        if level is None:
            self.commit()

    @isolation_level.deleter
    def isolation_level(self):
        raise AttributeError("cannot delete attribute")

    @property
    def in_transaction(self):
        return self._open().in_transaction()

    @property
    def total_changes(self):
        return self._open().total_changes()

    # ---- what SQLite calls

    def create_function(self, name, narg, func, *, deterministic=False):
        """Creates a new function."""
        database = self._open()
        try:
            database.function(name, narg, _DETERMINISTIC if deterministic else 0, func)
        except Error:
            raise OperationalError("Error creating function") from None

    def create_aggregate(self, name, n_arg, aggregate_class):
        """Creates a new aggregate."""
        database = self._open()
        try:
            database.aggregate(name, n_arg, aggregate_class)
        except Error:
            raise OperationalError("Error creating aggregate") from None

    def create_collation(self, name, callback, /):
        """Creates a collation function."""
        if callback is not None and not callable(callback):
            raise TypeError("parameter must be callable")
        self._open().collation(name, callback)

    def set_trace_callback(self, trace_callback):
        """Set a trace callback called for each SQL statement (passed as unicode)."""
        self._open().trace(trace_callback)

    def set_progress_handler(self, progress_handler, n):
        """Set progress handler callback."""
        self._open().progress(progress_handler, n)

    def set_authorizer(self, authorizer_callback):
        """Sets authorizer callback."""
        self._open().authorize(authorizer_callback)

    # ---- the rest

    def interrupt(self):
        """Abort any pending database operation."""
        self._open().interrupt()

    def getlimit(self, category, /):
        """Get connection run-time limits."""
        return self.setlimit(category, -1)

    def setlimit(self, category, limit, /):
        """Set connection run-time limits."""
        old = self._open().limit(category, limit)
        if old < 0:
            raise ProgrammingError("'category' is out of bounds")
        return old

    def backup(self, target, *, pages=-1, progress=None, name="main", sleep=0.250):
        """Makes a backup of the database."""
        if not isinstance(target, Connection):
            raise TypeError("backup() argument 'target' must be sqlite3.Connection, not "
                            + type(target).__name__)
        if target is self:
            raise ValueError("target cannot be the same connection instance")
        database, other = self._open(), target._open()
        if other.in_transaction():
            raise OperationalError("target is in transaction")
        if progress is not None and not callable(progress):
            raise TypeError("progress argument must be a callable")
        database.backup(other, pages or -1, progress, name, int(sleep * 1000))

    def iterdump(self):
        """Returns iterator to the dump of the database in an SQL text format."""
        self._open()
        from _sqlite_dump import iterdump
        return iterdump(self)


def _check_level(level):
    if level is None:
        return None
    if not isinstance(level, str):
        raise TypeError("isolation_level must be str or None")
    if level.upper() not in _LEVELS:
        raise ValueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or "
                         "'EXCLUSIVE'")
    return level.upper()


def connect(*arguments, **keywords):
    """Open a connection to the SQLite database file 'database'."""
    factory = keywords.get("factory", Connection)
    if len(arguments) > 5:
        factory = arguments[5]
    return factory(*arguments, **keywords)


def enable_callback_tracebacks(enable, /):
    """Accepted and without effect: what a callback raises is told by the error alone."""


def Date(year, month, day):
    import datetime
    return datetime.date(year, month, day)


def Time(hour, minute, second):
    import datetime
    return datetime.time(hour, minute, second)


def Timestamp(year, month, day, hour, minute, second):
    import datetime
    return datetime.datetime(year, month, day, hour, minute, second)


def DateFromTicks(ticks):
    return Date(*_time.localtime(ticks)[:3])


def TimeFromTicks(ticks):
    return Time(*_time.localtime(ticks)[3:6])


def TimestampFromTicks(ticks):
    return Timestamp(*_time.localtime(ticks)[:6])
