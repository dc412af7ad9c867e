# Statements, parameters, rows one by one, and what errors say.
import os
import sqlite3


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "sqlite_errorname", ""))


connection = sqlite3.connect(":memory:")
cursor = connection.cursor()
print(cursor.execute("create table point (x integer, y real, name text, data blob)") is cursor)
cursor.execute("insert into point values (?, ?, ?, ?)", (1, 2.5, "höhe\u4e2d", b"\x00\xff"))
print(cursor.rowcount, cursor.lastrowid)
cursor.executemany("insert into point values (:x, :y, :name, null)",
                   ({"x": n, "y": n / 4, "name": chr(97 + n)} for n in range(5)))
print(cursor.rowcount, cursor.lastrowid, connection.total_changes)
print(cursor.execute("select * from point order by x, name").fetchone())
print([column[0] for column in cursor.description], cursor.rowcount)
print(cursor.fetchmany(2), cursor.fetchmany(), cursor.fetchall(), cursor.fetchone())
cursor.arraysize = 3
print(cursor.execute("select x from point").fetchmany())
print([x for x, in connection.execute("select x from point where x > ?", [2])])
print(connection.execute("select ?1 + ?1, :b", (3, "b")).fetchall())
print(connection.execute("select ?, ?, ?, ?, ?", (None, True, 2 ** 63 - 1, "", b"")).fetchone())
print(connection.execute("select 1 as [a b], 2").description)

# Rows stream: the first of a million million comes at once.
numbers = connection.execute("with recursive n(i) as (select 1 union all select i + 1 from n "
                             "limit 1000000000000) select i from n")
print(next(numbers), next(numbers), numbers.fetchmany(3))
numbers.close()

# Two cursors with the same statement stand at rows of their own.
first, second = (connection.execute("select x from point order by x") for _ in range(2))
print(next(first), next(first), next(second), next(first))

print(connection.execute("delete from point where x > 2 returning x").fetchall())
print(connection.execute("update point set y = 0").rowcount)


class Key:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]


print(connection.execute("select ? || ?", Key(["a", "b"])).fetchone())


class Defaults(dict):
    def __missing__(self, key):
        return key.upper()


print(connection.execute("select :left || @right || $other", Defaults(left="-")).fetchone())

attempt(lambda: cursor.execute("select"))
attempt(lambda: cursor.execute("select * from nowhere"))
attempt(lambda: cursor.execute("select 1; select 2"))
attempt(lambda: cursor.execute("select 1; -- that is all\n /* really */ ").fetchall())
attempt(lambda: cursor.execute("  ").fetchall())
attempt(lambda: cursor.execute("select ?", ()))
attempt(lambda: cursor.execute("select ?", 5))
attempt(lambda: cursor.execute("select ?", (object(),)))
attempt(lambda: cursor.execute("select ?", {}))
attempt(lambda: cursor.execute("select :a", {}))
attempt(lambda: cursor.execute("select ?", (2 ** 63,)))
attempt(lambda: cursor.execute("select ?", ("\ud800",)))
attempt(lambda: cursor.execute("select \0"))
attempt(lambda: cursor.execute(5))
attempt(lambda: cursor.execute())
attempt(lambda: cursor.executemany("select ?", [(1,)]))
attempt(lambda: cursor.executemany("insert into point values (?, 1, 1, 1)", [(1,), (1, 2)]))
attempt(lambda: cursor.executescript("create table a (b); bogus; create table c (d)"))
attempt(lambda: connection.execute("select name from sqlite_master").fetchall())
attempt(lambda: connection.execute("create table a (b)"))
connection.execute("create table only (a integer primary key, b unique, c check (c > 0))")
connection.execute("insert into only values (1, 1, 1)")
attempt(lambda: connection.execute("insert into only values (1, 2, 1)"))
attempt(lambda: connection.execute("insert into only values (2, 1, 1)"))
attempt(lambda: connection.execute("insert into only values (2, 2, 0)"))
attempt(lambda: connection.execute("insert into only values ('x', 2, 1)"))
attempt(lambda: sqlite3.connect("/nowhere/at/all.db"))
attempt(lambda: sqlite3.connect(5))


def rows_that_use_the_cursor():
    yield (1,)
    cursor.execute("select 1")


attempt(lambda: cursor.executemany("insert into a values (?)", rows_that_use_the_cursor()))
cursor.close()
attempt(cursor.fetchone)
attempt(lambda: cursor.execute("select 1"))
left = connection.execute("select 1")
connection.close()
connection.close()
attempt(left.fetchone)
attempt(connection.cursor)
attempt(connection.commit)
attempt(lambda: connection.in_transaction)

for kind in (sqlite3.Warning, sqlite3.Error, sqlite3.InterfaceError, sqlite3.DatabaseError,
             sqlite3.InternalError, sqlite3.OperationalError, sqlite3.ProgrammingError,
             sqlite3.IntegrityError, sqlite3.DataError, sqlite3.NotSupportedError):
    print(kind.__module__, kind.__name__, kind.__base__.__name__,
          getattr(connection, kind.__name__) is kind)
print(sqlite3.apilevel, sqlite3.paramstyle, sqlite3.threadsafety, sqlite3.version_info,
      sqlite3.sqlite_version_info >= (3, 40), sqlite3.SQLITE_CONSTRAINT_UNIQUE)
print(sqlite3.complete_statement("select 1;"), sqlite3.complete_statement("select 1"))
