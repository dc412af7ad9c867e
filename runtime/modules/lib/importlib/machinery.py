"""Where a module comes from, and what runs its source."""
import os
import sys

SOURCE_SUFFIXES, BYTECODE_SUFFIXES, EXTENSION_SUFFIXES = [".py"], [".pyc"], []


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    """The name of a module, what loads it and where it lies."""

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin = name, loader, origin
        self.loader_state, self._set_fileattr = loader_state, False
        self.submodule_search_locations = [] if is_package else None

    def __repr__(self):
        facts = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            facts.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            facts.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{type(self).__name__}({', '.join(facts)})"

    def __eq__(self, other):
        return isinstance(other, ModuleSpec) and self.__dict__ == other.__dict__

    has_location = property(lambda self: self._set_fileattr)
    cached = None

    @property
    def parent(self):
        is_package = self.submodule_search_locations is not None
        return self.name if is_package else self.name.rpartition(".")[0]


class BuiltinImporter:
    """Stands for the modules of the binary."""

    @classmethod
    def create_module(cls, spec):
        __import__(spec.name)
        return sys.modules[spec.name]

    @classmethod
    def exec_module(cls, module):
        pass


class SourceFileLoader:
    """Runs a file as the body of a module."""

    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def create_module(self, spec):
        return None

    def get_filename(self, name=None):
        return self.path

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def get_source(self, fullname=None):
        return self.get_data(self.path).decode()

    def get_code(self, fullname=None):
        return compile(self.get_data(self.path), self.path, "exec", dont_inherit=True)

    def is_package(self, fullname=None):
        return os.path.basename(self.path) == "__init__.py"

    def exec_module(self, module):
        exec(self.get_code(), module.__dict__)

    def load_module(self, fullname=None):
        from importlib.util import module_from_spec, spec_from_file_location
        module = module_from_spec(spec_from_file_location(self.name, self.path))
        sys.modules[self.name] = module
        self.exec_module(module)
        return module

    def __repr__(self):
        return f"<_frozen_importlib_external.{type(self).__name__} object at {id(self):#x}>"
