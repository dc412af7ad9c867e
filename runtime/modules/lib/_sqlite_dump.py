"""The statements that make a database anew."""

_SCHEMA = """SELECT "name", "type", "sql" FROM "sqlite_master"
    WHERE "sql" NOT NULL AND "type" == 'table' ORDER BY "name" """
_OTHERS = """SELECT "name", "type", "sql" FROM "sqlite_master"
    WHERE "sql" NOT NULL AND "type" IN ('index', 'trigger', 'view')"""


def _rows(cursor, table):
    quoted = table.replace('"', '""')
    columns = [row[1] for row in cursor.execute('PRAGMA table_info("%s")' % quoted).fetchall()]
    values = "||','||".join('quote("%s")' % column.replace('"', '""') for column in columns)
    text = 'INSERT INTO "%s" VALUES(' % quoted
    query = "SELECT '%s'||%s||')' FROM \"%s\"" % (text.replace("'", "''"), values, quoted)
    for row in cursor.execute(query):
        yield row[0] + ";"


def iterdump(connection):
    cursor = connection.cursor()
    cursor.row_factory = None
    virtual = False
    yield "BEGIN TRANSACTION;"
    for name, kind, sql in cursor.execute(_SCHEMA).fetchall():
        if name == "sqlite_sequence":
            yield 'DELETE FROM "sqlite_sequence";'
        elif name == "sqlite_stat1":
            yield 'ANALYZE "sqlite_master";'
        elif name.startswith("sqlite_"):
            continue
        elif sql.startswith("CREATE VIRTUAL TABLE"):
            if not virtual:
                virtual = True
                yield "PRAGMA writable_schema=ON;"
            yield ("INSERT INTO sqlite_master(type,name,tbl_name,rootpage,sql)"
                   "VALUES('table','%s','%s',0,'%s');"
                   % (name.replace("'", ""), name.replace("'", ""), sql.replace("'", "''")))
            continue
        else:
            yield sql + ";"
        yield from _rows(cursor, name)
    for name, kind, sql in cursor.execute(_OTHERS).fetchall():
        yield sql + ";"
    if virtual:
        yield "PRAGMA writable_schema=OFF;"
    yield "COMMIT;"
