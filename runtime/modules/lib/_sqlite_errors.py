"""The exceptions of sqlite3, and which one stands for which code of SQLite."""
import _sqlite_codes


class Warning(Exception):
    __module__ = "sqlite3"


class Error(Exception):
    __module__ = "sqlite3"


class InterfaceError(Error):
    __module__ = "sqlite3"


class DatabaseError(Error):
    __module__ = "sqlite3"


class InternalError(DatabaseError):
    __module__ = "sqlite3"


class OperationalError(DatabaseError):
    __module__ = "sqlite3"


class ProgrammingError(DatabaseError):
    __module__ = "sqlite3"


class IntegrityError(DatabaseError):
    __module__ = "sqlite3"


class DataError(DatabaseError):
    __module__ = "sqlite3"


class NotSupportedError(DatabaseError):
    __module__ = "sqlite3"


_classes = {
    "INTERNAL": InternalError, "NOTFOUND": InternalError, "NOMEM": MemoryError,
    "TOOBIG": DataError, "CONSTRAINT": IntegrityError, "MISMATCH": IntegrityError,
    "MISUSE": InterfaceError, "RANGE": InterfaceError,
    **dict.fromkeys(["ERROR", "PERM", "ABORT", "BUSY", "LOCKED", "READONLY", "INTERRUPT", "IOERR",
                     "FULL", "CANTOPEN", "PROTOCOL", "EMPTY", "SCHEMA"], OperationalError)}
_by_code = {_sqlite_codes.results[name]: kind for name, kind in _classes.items()}
_names = {code: name for name, code in reversed(_sqlite_codes.results.items())}
_own = {-1: ProgrammingError, -2: OperationalError}


def fail(code, extended, message):
    """Raises what a code of SQLite means, or one of the negative ones of modules/sqlite.h."""
    if code < 0:
        raise _own[code](message)
    kind = _by_code.get(code & 255, DatabaseError)
    if kind is MemoryError:
        raise MemoryError
    error = kind(message)
    error.sqlite_errorcode = extended
    error.sqlite_errorname = "SQLITE_" + _names[extended] if extended in _names else "unknown"
    raise error
