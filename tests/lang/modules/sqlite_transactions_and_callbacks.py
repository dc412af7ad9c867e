# When transactions begin and end, rows of other kinds, and functions of the program inside queries.
import os
import sqlite3

path = "/tmp/tare-sqlite-%d.db" % os.getpid()


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "sqlite_errorname", ""))


def clean():
    for end in ("", "-journal", "-wal", "-shm"):
        if os.path.exists(path + end):
            os.remove(path + end)


clean()
writer, reader = sqlite3.connect(path), sqlite3.connect(path, timeout=0)
writer.set_trace_callback(lambda sql: print("  runs", repr(sql)))
writer.execute("create table t (a, b)")
print(writer.in_transaction)
writer.execute("insert into t values (?, ?)", (1, "it's"))
print(writer.in_transaction, reader.execute("select count(*) from t").fetchone())
writer.commit()
print(writer.in_transaction, reader.execute("select count(*) from t").fetchone())
with writer:
    writer.execute("insert into t values (2, 'two')")
try:
    with writer:
        writer.execute("insert into t values (3, 'three')")
        raise KeyError("not this")
except KeyError as error:
    print("caught", error)
print(reader.execute("select a from t").fetchall())
writer.isolation_level = "exclusive"
print(writer.isolation_level)
writer.execute("replace into t values (4, 'four')")
attempt(lambda: reader.execute("select * from t").fetchall())
writer.rollback()
writer.isolation_level = None
writer.execute("delete from t where a = 2")
print(writer.in_transaction, reader.execute("select a from t").fetchall())
writer.executescript("insert into t values (9, 9); select * from t;")
attempt(lambda: setattr(writer, "isolation_level", "sometimes"))
attempt(lambda: setattr(writer, "isolation_level", 1))
writer.set_trace_callback(None)
print("\n".join(writer.iterdump()))
target = sqlite3.connect(":memory:")
writer.backup(target, pages=1, progress=lambda *steps: print("  copied", steps))
print(target.execute("select * from t").fetchall())
attempt(lambda: writer.backup(writer))
attempt(lambda: writer.backup(5))
writer.close()
reader.close()
only = sqlite3.connect("file:%s?mode=ro" % path, uri=True)
attempt(lambda: only.execute("insert into t values (1, 1)"))
only.close()
clean()
attempt(lambda: sqlite3.connect("file:%s?mode=rw" % path, uri=True))

# ---- rows
connection = sqlite3.connect(":memory:", detect_types=sqlite3.PARSE_DECLTYPES
                             | sqlite3.PARSE_COLNAMES)
connection.row_factory = sqlite3.Row
row = connection.execute("select 1 as First, 'two' as second").fetchone()
print(row["first"], row["SECOND"], row[0], row[-1], row[:1], len(row), tuple(row), row.keys())
other = connection.execute("select 1 as First, 'two' as second").fetchone()
print(row == other, hash(row) == hash(other), row != (1, "two"), dict(row), isinstance(row, tuple))
attempt(lambda: row["third"])
attempt(lambda: row[2])
attempt(lambda: row[1.5])
connection.row_factory = lambda cursor, row: dict(zip((c[0] for c in cursor.description), row))
print(connection.execute("select 1 as a, 2 as b").fetchall())
connection.row_factory = None
connection.text_factory = bytes
print(connection.execute("select 'ä', 1").fetchone())
connection.text_factory = lambda data: data.decode("utf-8").upper()
print(connection.execute("select 'ä', 1").fetchone())
connection.text_factory = str
attempt(lambda: connection.execute("select cast(x'4142' as text)").fetchone())


# ---- adapters and converters
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return "Point(%s, %s)" % (self.x, self.y)


class Celsius:
    def __init__(self, degrees):
        self.degrees = degrees

    def __conform__(self, protocol):
        return self.degrees if protocol is sqlite3.PrepareProtocol else None


sqlite3.register_adapter(Point, lambda point: "%d;%d" % (point.x, point.y))
sqlite3.register_converter("point", lambda text: Point(*map(int, text.split(b";"))))
connection.execute("create table spots (p point, q text, t number(10))")
connection.execute("insert into spots values (?, ?, ?)", (Point(4, -3), Point(1, 1), Celsius(21.5)))
connection.execute("insert into spots values (null, ?, ?)", (b"raw", bytearray(b"more")))
print(connection.execute("select p, q, t from spots").fetchall())
cursor = connection.execute('select q as "q [point]" from spots')
print(cursor.description[0][0], cursor.fetchone())
print(sqlite3.adapt(Point(1, 2)), sqlite3.adapt(Celsius(1)))
attempt(lambda: sqlite3.adapt(object()))


# ---- functions
class Longest:
    def __init__(self):
        self.words = []

    def step(self, word, least):
        if len(word) >= least:
            self.words.append(word)

    def finalize(self):
        return max(self.words, key=len, default=None)


class Broken:
    def __init__(self):
        pass

    def step(self, value):
        raise ValueError(value)

    def finalize(self):
        raise ValueError


connection.create_function("halve", 1, lambda n: n / 2)
connection.create_function("kind", -1, lambda *values: repr(values), deterministic=True)
connection.create_function("fails", 0, lambda: 1 / 0)
connection.create_function("odd", 0, lambda: object())
connection.create_function("large", 0, lambda: 1 << 80)
connection.create_aggregate("longest", 2, Longest)
connection.create_aggregate("broken", 1, Broken)
print(connection.execute("select halve(5), kind(1, 2.5, 'ä', x'00ff', null), kind()").fetchone())
for name in ("fails()", "odd()", "large()", "broken(1)"):
    attempt(lambda: connection.execute("select " + name).fetchone())
connection.execute("create table words (word)")
connection.executemany("insert into words values (?)", [("a",), ("abc",), ("ab",), ("xyz",)])
print(connection.execute("select longest(word, 2) from words").fetchone())
print(connection.execute("select substr(word, 1, 1) c, longest(word, 1) from words group by c "
                         "order by c").fetchall())
print(connection.execute("select longest(word, 1) from words where word = ''").fetchone())
attempt(lambda: connection.create_function("halve", 1, None))
cursor.close()
connection.create_function("halve", 1, None)
attempt(lambda: connection.execute("select halve(5)"))
connection.create_collation("backwards", lambda a, b: (a < b) - (a > b))
print(connection.execute("select word from words order by word collate backwards").fetchall())
connection.create_function("again", 0, lambda: connection.execute("select 7").fetchone()[0])
print(connection.execute("select again()").fetchone())
calls = []
connection.set_progress_handler(lambda: calls.append(1) or len(calls) > 3, 100)
attempt(lambda: connection.execute("with recursive n(i) as (select 1 union all select i + 1 from n)"
                                   " select count(*) from n").fetchone())
print(len(calls))
connection.set_progress_handler(None, 0)
connection.set_authorizer(lambda action, *names: sqlite3.SQLITE_DENY
                          if action == sqlite3.SQLITE_READ and names[0] == "words"
                          else sqlite3.SQLITE_OK)
attempt(lambda: connection.execute("select word from words"))
connection.set_authorizer(None)
print(connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER),
      connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, 3))
attempt(lambda: connection.execute("select 1, 2, 3, 4"))
cycle = [connection.cursor()]
connection.create_function("cycle", 0, lambda: cycle)


class Shop(sqlite3.Connection):
    def cursor(self):
        return super().cursor(Basket)


class Basket(sqlite3.Cursor):
    def count(self):
        return self.execute("select 41 + 1").fetchone()[0]


print(sqlite3.connect(":memory:", factory=Shop).cursor().count())
