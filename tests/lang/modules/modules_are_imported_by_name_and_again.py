# importlib: modules by name, reloading, and modules made from files.
import importlib
import importlib.util
import os
import sys
import tempfile

json = importlib.import_module("json")
print(json.dumps([1]), importlib.import_module("os.path") is os.path)
for name, package in (("no_such_module", None), (".part", None), ("..part", "top")):
    try:
        importlib.import_module(name, package)
    except (ImportError, TypeError) as problem:
        print(type(problem).__name__, problem)
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "settings_of_the_day.py")
    with open(path, "w") as file:
        file.write("level = 1\nprint('running', __name__)\n")
    print(importlib.util.find_spec("settings_of_the_day"))
    sys.path.insert(0, folder)
    importlib.invalidate_caches()
    print(importlib.util.find_spec("settings_of_the_day").name)
    settings = importlib.import_module("settings_of_the_day")
    settings.extra = "kept"
    with open(path, "w") as file:
        file.write("level = 22\nprint('running', __name__)\n")
    again = importlib.reload(settings)
    print(again is settings, settings.level, settings.extra)
    spec = importlib.util.spec_from_file_location("another_name", path)
    print(spec.name, spec.origin == path, spec.has_location, spec.parent)
    module = importlib.util.module_from_spec(spec)
    print(hasattr(module, "level"), module.__name__, "another_name" in sys.modules)
    spec.loader.exec_module(module)
    print(module.level, os.path.basename(module.__file__))
    sys.path.remove(folder)
print(importlib.util.find_spec("json") is not None, importlib.util.find_spec("nothing_here"))
print(importlib.util.resolve_name(".part", "whole"))
try:
    importlib.reload("json")
except TypeError as problem:
    print(problem)
