"""A dict on disk: keys are texts, values are pickled. The file is a database of SQLite."""
import collections.abc
import pickle
import sqlite3

__all__ = ["Shelf", "BsdDbShelf", "DbfilenameShelf", "open"]


class _ClosedDict(collections.abc.MutableMapping):
    """What stands in the place of a dict that was closed."""

    def _closed(self, *args):
        raise ValueError("invalid operation on closed shelf")

    __iter__ = __len__ = __getitem__ = __setitem__ = __delitem__ = keys = _closed

    def __repr__(self):
        return "<Closed Dictionary>"


class Shelf(collections.abc.MutableMapping):
    """A mapping of texts to pickled values over a mapping of bytes to bytes."""

    def __init__(self, dict, protocol=None, writeback=False, keyencoding="utf-8"):
        self.dict, self.writeback, self.keyencoding = dict, writeback, keyencoding
        self._protocol = pickle.DEFAULT_PROTOCOL if protocol is None else protocol
        self.cache = {}

    def __iter__(self):
        for key in self.dict.keys():
            yield key.decode(self.keyencoding)

    def __len__(self):
        return len(self.dict)

    def __contains__(self, key):
        return key.encode(self.keyencoding) in self.dict

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __getitem__(self, key):
        try:
            return self.cache[key]
        except KeyError:
            value = pickle.loads(self.dict[key.encode(self.keyencoding)])
            if self.writeback:
                self.cache[key] = value
            return value

    def __setitem__(self, key, value):
        if self.writeback:
            self.cache[key] = value
        self.dict[key.encode(self.keyencoding)] = pickle.dumps(value, self._protocol)

    def __delitem__(self, key):
        del self.dict[key.encode(self.keyencoding)]
        self.cache.pop(key, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.close()

    def close(self):
        if self.dict is None or isinstance(self.dict, _ClosedDict):
            return
        self.sync()
        if hasattr(self.dict, "close"):
            self.dict.close()
        self.dict = _ClosedDict()

    def __del__(self):
        if hasattr(self, "writeback"):
            self.close()

    def sync(self):
        if self.writeback and self.cache:
            self.writeback = False
            for key, entry in self.cache.items():
                self[key] = entry
            self.writeback, self.cache = True, {}
        if hasattr(self.dict, "sync"):
            self.dict.sync()


class BsdDbShelf(Shelf):
    """One over a mapping that also walks: first, next, previous, last and set_location."""

    def _read(self, entry):
        key, value = entry
        return key.decode(self.keyencoding), pickle.loads(value)

    def set_location(self, key):
        return self._read(self.dict.set_location(key))

    def next(self):
        return self._read(next(self.dict))

    def previous(self):
        return self._read(self.dict.previous())

    def first(self):
        return self._read(self.dict.first())

    def last(self):
        return self._read(self.dict.last())


class _Database(collections.abc.MutableMapping):
    """Bytes by bytes, in a table of a file."""

    def __init__(self, filename, flag):
        import os
        if flag not in ("r", "w", "c", "n"):
            raise ValueError("Flag must be one of 'r', 'w', 'c', or 'n'")
        path = os.fspath(filename)
        if flag in ("r", "w") and not os.path.exists(path):
            error = type("error", (OSError,), {"__module__": "_gdbm"})
            raise error(2, "No such file or directory")
        if flag == "n" and os.path.exists(path):
            os.remove(path)
        self._reads_only = flag == "r"
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._run("CREATE TABLE IF NOT EXISTS shelf (key BLOB PRIMARY KEY, value BLOB NOT NULL)")

    def _run(self, statement, *values):
        return self._connection.execute(statement, values)

    def __len__(self):
        return self._run("SELECT COUNT(*) FROM shelf").fetchone()[0]

    def __iter__(self):
        return iter([key for key, in self._run("SELECT key FROM shelf ORDER BY rowid")])

    def keys(self):
        return list(self)

    def __contains__(self, key):
        return self._run("SELECT 1 FROM shelf WHERE key = ?", key).fetchone() is not None

    def __getitem__(self, key):
        row = self._run("SELECT value FROM shelf WHERE key = ?", key).fetchone()
        if row is None:
            raise KeyError(key)
        return row[0]

    def _check_writable(self):
        if self._reads_only:
            raise OSError("Reader can't store")

    def __setitem__(self, key, value):
        self._check_writable()
        self._run("INSERT INTO shelf VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET "
                  "value = excluded.value", key, value)

    def __delitem__(self, key):
        self._check_writable()
        if not self._run("DELETE FROM shelf WHERE key = ?", key).rowcount:
            raise KeyError(key)

    def close(self):
        self._connection.close()


class DbfilenameShelf(Shelf):
    """One in a file."""

    def __init__(self, filename, flag="c", protocol=None, writeback=False):
        super().__init__(_Database(filename, flag), protocol, writeback)


def open(filename, flag="c", protocol=None, writeback=False):
    return DbfilenameShelf(filename, flag, protocol, writeback)
