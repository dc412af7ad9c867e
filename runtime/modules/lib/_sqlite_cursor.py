"""The class Cursor: runs statements and hands out their rows, each fetched when it is asked for."""
from _sqlite_errors import ProgrammingError
from _sqlite_types import adapt_parameter, find_converters

_DECLTYPES, _COLNAMES = 1, 2


def check_open(cursor):
    """The connection of a cursor that may be used."""
    try:
        connection = cursor.connection
    except AttributeError:
        raise ProgrammingError("Base Cursor.__init__ not called.") from None
    if cursor._closed:
        raise ProgrammingError("Cannot operate on a closed cursor.")
    if cursor._running:
        raise ProgrammingError("Recursive use of cursors not allowed.")
    connection._open()
    return connection


def _order(statement, parameters):
    """The parameters as a list or tuple in the order of the statement."""
    names = statement.parameters
    if isinstance(parameters, (tuple, list)) or (hasattr(parameters, "__len__") and hasattr(
            parameters, "__getitem__") and not hasattr(parameters, "keys")):
        if len(parameters) != len(names):
            raise ProgrammingError("Incorrect number of bindings supplied. The current statement "
                                   "uses %d, and there are %d supplied."
                                   % (len(names), len(parameters)))
        if type(parameters) in (tuple, list):
            return parameters
        return [parameters[i] for i in range(len(names))]
    if not hasattr(parameters, "keys"):
        raise ProgrammingError("parameters are of unsupported type")
    row = []
    for number, name in enumerate(names, 1):
        if name is None:
            raise ProgrammingError("Binding %d has no name, but you supplied a dictionary (which "
                                   "has only names)." % number)
        try:
            row.append(parameters[name[1:]])
        except LookupError:
            raise ProgrammingError("You did not supply a value for binding parameter :%s."
                                   % name[1:]) from None
    return row


class Cursor:
    """SQLite database cursor class."""
    __module__ = "sqlite3"
    __slots__ = ("connection", "description", "lastrowid", "rowcount", "arraysize", "row_factory",
                 "_statement", "_sql", "_converters", "_closed", "_running", "__weakref__")

    def __init__(self, connection, /):
        if not hasattr(connection, "_take_statement"):
            raise TypeError("Cursor() argument 1 must be sqlite3.Connection, not "
                            + type(connection).__name__)
        self.connection = connection
        self.description = self.lastrowid = self.row_factory = None
        self.rowcount, self.arraysize = -1, 1
        self._statement = self._sql = self._converters = None  # a statement that is at a row
        self._closed = self._running = False

    def _let_go(self):
        """Gives back the statement, whose rows are at an end or not wanted."""
        statement, self._statement = self._statement, None
        if statement is not None:
            self.connection._give_statement(self._sql, statement)

    def _describe(self, statement):
        names = statement.columns
        if not names:
            return
        detect = self.connection._detect
        by_type, by_name = detect & _DECLTYPES, detect & _COLNAMES
        self._converters = find_converters(statement, by_type, by_name) if detect else None
        if by_name:
            names = [name.partition(" [")[0] for name in names]
        self.description = tuple([(name, None, None, None, None, None, None) for name in names])

    def _run(self, function, sql, rows, is_many):
        connection = check_open(self)
        if not isinstance(sql, str):
            raise TypeError("%s() argument 1 must be str, not %s" % (function, type(sql).__name__))
        if "\0" in sql:
            raise ProgrammingError("the query contains a null character")
        self._let_go()
        self.description = self._converters = None
        self.rowcount = -1
        statement = connection._take_statement(sql)
        if statement.is_empty:
            return self
        if is_many and statement.is_readonly:
            raise ProgrammingError("executemany() can only execute DML statements.")
        self._running, self._sql = True, sql
        try:
            self._run_rows(connection, statement, rows, is_many)
        except BaseException:
            self.rowcount = -1
            statement.reset()
            raise
        finally:
            self._running = False
        if self._statement is None:
            connection._give_statement(sql, statement)
        return self

    def _run_rows(self, connection, statement, rows, is_many):
        counts = statement.changes_rows
        if counts:
            self.rowcount = 0
            connection._begin()
        for row in rows:
            statement.reset()
            statement.bind(_order(statement, row), adapt_parameter)
            at_row = statement.step()
            database = connection._open()
            if not is_many:
                self.lastrowid = database.last_row()
            if self.description is None:
                self._describe(statement)
            if at_row and not is_many:
                self._statement = statement
            elif counts:
                self.rowcount += database.changes()

    def execute(self, *arguments):
        """Executes an SQL statement."""
        _check_count("execute", arguments, 1)
        return self._run("execute", arguments[0], (arguments[1] if arguments[1:] else (),), False)

    def executemany(self, *arguments):
        """Repeatedly executes an SQL statement."""
        _check_count("executemany", arguments, 2)
        return self._run("executemany", arguments[0], iter(arguments[1]), True)

    def executescript(self, sql_script, /):
        """Executes multiple SQL statements at once."""
        if not isinstance(sql_script, str):
            raise TypeError("executescript() argument must be str, not "
                            + type(sql_script).__name__)
        if "\0" in sql_script:
            raise ValueError("embedded null character")
        connection = check_open(self)
        connection.commit()
        connection._database.script(sql_script)
        return self

    # ---- rows

    def __iter__(self):
        return self

    def __next__(self):
        connection = check_open(self)
        statement = self._statement
        if statement is None:
            raise StopIteration
        self._running = True
        try:
            row = statement.row(connection.text_factory, self._converters)
            at_row = statement.step()
        except BaseException:
            self._statement = None
            statement.reset()
            raise
        finally:
            self._running = False
        if not at_row:
            if statement.changes_rows:
                self.rowcount += connection._database.changes()
            self._let_go()
        return row if self.row_factory is None else self.row_factory(self, row)

    def fetchone(self):
        """Fetches one row from the resultset."""
        return next(self, None)

    def fetchmany(self, size=None):
        """Fetches several rows from the resultset."""
        size = self.arraysize if size is None else size
        rows = []
        for row in self:
            rows.append(row)
            if len(rows) == size:
                break
        return rows

    def fetchall(self):
        """Fetches all rows from the resultset."""
        return list(self)

    def close(self):
        """Closes the cursor."""
        try:
            connection = self.connection
        except AttributeError:
            raise ProgrammingError("Base Cursor.__init__ not called.") from None
        if self._running:
            raise ProgrammingError("Recursive use of cursors not allowed.")
        connection._open()
        self._let_go()
        self._closed = True

    def setinputsizes(self, sizes, /):
        """Required by DB-API. Does nothing in sqlite3."""

    def setoutputsize(self, size, column=None, /):
        """Required by DB-API. Does nothing in sqlite3."""


def _check_count(function, arguments, least):
    if least == 2 and len(arguments) != 2:
        raise TypeError("%s expected 2 arguments, got %d" % (function, len(arguments)))
    if not least <= len(arguments) <= 2:
        raise TypeError("%s expected at %s argument%s, got %d"
                        % (function, "most 2" if arguments else "least 1",
                           "s" if arguments else "", len(arguments)))
