"""Finding modules without importing them, and making them from files."""
import os
import sys
import types

from importlib.machinery import BuiltinImporter, ModuleSpec, SourceFileLoader

__all__ = ["find_spec", "module_from_spec", "resolve_name", "spec_from_file_location",
           "spec_from_loader"]


def resolve_name(name, package):
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(f"no package specified for {name!r} (required for relative module names)")
    level = len(name) - len(name.lstrip("."))
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{name[level:]}" if name[level:] else parts[0]


def spec_from_loader(name, loader, *, origin=None, is_package=None):
    return ModuleSpec(name, loader, origin=origin, is_package=is_package)


def spec_from_file_location(name, location=None, *, loader=None,
                            submodule_search_locations=None):
    location = os.path.abspath(os.fspath(location))
    if loader is None:
        if not location.endswith(".py"):
            return None
        loader = SourceFileLoader(name, location)
    spec = ModuleSpec(name, loader, origin=location)
    spec._set_fileattr = True
    if submodule_search_locations is not None:
        spec.submodule_search_locations = submodule_search_locations
    elif os.path.basename(location) == "__init__.py":
        spec.submodule_search_locations = [os.path.dirname(location)]
    return spec


def _find_file(leaf, folders):
    for folder in folders:
        base = os.path.join(folder or os.getcwd(), leaf)
        for path in (os.path.join(base, "__init__.py"), base + ".py"):
            if os.path.isfile(path):
                return path
    return None


def _is_built_in(name):
    """Whether the binary has the module: trying is the only way to know."""
    path, sys.path = sys.path, []
    try:
        __import__(name)
    except ImportError:
        return False
    finally:
        sys.path = path
    return True


def find_spec(name, package=None):
    name = resolve_name(name, package)
    module = sys.modules.get(name)
    if module is not None and getattr(module, "__spec__", None) is not None:
        return module.__spec__
    parent, _, leaf = name.rpartition(".")
    folders = sys.path
    if parent:
        folders = getattr(__import__(parent, fromlist=["__path__"]), "__path__", None)
        if folders is None:
            raise ModuleNotFoundError(f"__path__ attribute not found on {parent!r} while trying "
                                      f"to find {name!r}", name=name)
    path = _find_file(leaf, folders)
    if path is not None:
        return spec_from_file_location(name, path)
    if _is_built_in(name):
        return ModuleSpec(name, BuiltinImporter, origin="built-in")
    return None


def module_from_spec(spec):
    module = spec.loader.create_module(spec)
    if module is not None:
        return module
    module = types.ModuleType(spec.name)
    module.__spec__, module.__loader__, module.__package__ = spec, spec.loader, spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module
