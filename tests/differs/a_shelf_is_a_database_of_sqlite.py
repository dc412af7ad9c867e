# CPython: the file is one of dbm, and importlib has finders.
import importlib
import os
import shelve
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "shelf")
    with shelve.open(path) as shelf:
        shelf["key"] = 1
    with open(path, "rb") as file:
        print(file.read(15))
for name in ("dbm", "importlib.abc"):
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as problem:
        print(problem)
