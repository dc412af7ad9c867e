# Errors of modules that CPython has in C: no line of the module stands in the traceback.
import binascii
import csv
import datetime
import decimal
import io
import pickle
import queue
import re
import sqlite3


def show(action):
    try:
        print(action())
    except Exception as problem:
        entry, names = problem.__traceback__.tb_next, []
        while entry:
            names.append(entry.tb_frame.f_code.co_name)
            entry = entry.tb_next
        print(type(problem).__name__, names)


connection = sqlite3.connect(":memory:")
for action in (
        lambda: connection.execute("select nothing"), lambda: connection.execute("select ?", ()),
        lambda: sqlite3.connect("/no/such/folder"), lambda: connection.cursor().execute(3),
        lambda: connection.execute("select 1").fetchone()[3], lambda: csv.reader(3),
        lambda: csv.writer(io.StringIO()).writerow(3), lambda: datetime.date(2020, 13, 1),
        lambda: datetime.datetime.fromisoformat("soon"), lambda: datetime.timedelta("1"),
        lambda: datetime.date(2020, 1, 1) - datetime.datetime(2020, 1, 1),
        lambda: datetime.datetime(2020, 1, 1) - datetime.date(2020, 1, 1),
        lambda: pickle.dumps(lambda: 0), lambda: pickle.loads(b""), lambda: pickle.loads(b"x"),
        lambda: decimal.Decimal("x"), lambda: decimal.Decimal(1) / 0,
        lambda: binascii.unhexlify("a"), lambda: queue.SimpleQueue().get_nowait(),
        lambda: queue.Queue().get_nowait(), lambda: re.match("a", b"x"),
        lambda: re.compile("a").search(3)):
    show(action)
