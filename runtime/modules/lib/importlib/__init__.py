"""Importing by name, and again."""
import sys

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]
__path__ = []  # of the binary: modules in it are found by their names
_import = __import__


def __import__(name, globals=None, locals=None, fromlist=(), level=0):
    return _import(name, globals, locals, fromlist, level)


def import_module(name, package=None):
    level = len(name) - len(name.lstrip("."))
    if level:
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative "
                            f"import for {name!r}")
        parts = package.rsplit(".", level - 1)
        if len(parts) < level:
            raise ImportError("attempted relative import beyond top-level package")
        name = f"{parts[0]}.{name[level:]}" if name[level:] else parts[0]
    _import(name)
    return sys.modules[name]


def invalidate_caches():
    """Nothing is kept that could be out of date."""


def reload(module):
    """Runs the file of a module again, in the namespace that it has."""
    name = getattr(getattr(module, "__spec__", None), "name", None) or \
        getattr(module, "__name__", None)
    if not isinstance(module, type(sys)):
        raise TypeError("reload() argument must be a module")
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    path = getattr(module, "__file__", None)
    if path is not None and not path.startswith("<frozen "):
        from importlib.machinery import SourceFileLoader
        SourceFileLoader(name, path).exec_module(module)
    return sys.modules[name]

from importlib import machinery, util  # programs use them without asking for them
