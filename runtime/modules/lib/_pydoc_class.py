"""What a class consists of, by origin and kind, as help() lists it."""
import inspect
import types

_HIDDEN = frozenset("""__author__ __builtins__ __cached__ __credits__ __date__ __doc__ __docformat__
    __file__ __loader__ __module__ __name__ __package__ __path__ __qualname__ __slots__ __spec__
    __version__""".split())
SECTIONS = (
    ("Methods", "method"), ("Class methods", "class method"), ("Static methods", "static method"),
    ("Readonly properties", "readonly property"), ("Data descriptors", "data descriptor"),
    ("Data and other attributes", "data"),
)


def is_visible(name, names=None, owner=None):
    """Whether help shows the name at all: special ones, and others that are public."""
    if name in _HIDDEN:
        return False
    if name.startswith("__") and name.endswith("__"):
        return True
    if name.startswith("_") and hasattr(owner, "_fields"):
        return True  # of a named tuple all
    return name in names if names is not None else not name.startswith("_")


def _kind_of(value, found):
    if isinstance(value, (staticmethod, types.BuiltinFunctionType)):
        return "static method"
    if isinstance(value, (classmethod, types.ClassMethodDescriptorType)):
        return "class method"
    if isinstance(value, property):
        return "readonly property" if value.fset is None else "data descriptor"
    if inspect.isdatadescriptor(value):
        return "data descriptor"
    return "method" if inspect.isroutine(found) else "data"


def classify(cls):
    """(name, kind, home class, value in its dict) of all that is visible, by name."""
    rows = []
    for name in dir(cls):
        for home in cls.__mro__:
            if name in home.__dict__:
                break
        else:
            continue
        if not is_visible(name, owner=cls):
            continue
        value = home.__dict__[name]
        try:
            found = value if name == "__dict__" else getattr(cls, name)
        except Exception:
            found = value
        kind = _kind_of(value, found)
        rows.append((name, kind, home, found if kind == "method" else value))
    return rows


def sort_rows(rows, cls):
    """By name; fields of a named tuple last, in their order."""
    fields = getattr(cls, "_fields", ())
    try:
        places = {name: i - len(fields) for i, name in enumerate(fields)}
    except TypeError:
        places = {}
    return sorted(rows, key=lambda row: (places.get(row[0], 0), row[0]))


# ---- docstrings ----


def _own_doc(object):
    """The object's docstring, unless it is only its type's."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is not None and object is not type and isinstance(type(object).__doc__, str) \
            and type(object).__doc__ == doc:
        return None
    return doc


def _owner_of(function):
    """The class in which a function stands by its qualified name; or None."""
    owner = inspect.getmodule(function)
    for name in function.__qualname__.split(".")[:-1]:
        owner = getattr(owner, name, None)
    return owner if inspect.isclass(owner) else None


def _inherited_doc(object):
    """The docstring of what a method overrides."""
    name = getattr(object, "__name__", None)
    if inspect.ismethod(object):
        owner = object.__self__ if inspect.isclass(object.__self__) else type(object.__self__)
    elif inspect.isfunction(object):
        owner = _owner_of(object)
    elif isinstance(object, property):
        name = object.fget.__name__ if object.fget else None
        owner = _owner_of(object.fget) if object.fget else None
    else:
        owner = getattr(object, "__objclass__", None)
    for base in getattr(owner, "__mro__", ()):
        doc = _own_doc(getattr(base, name, None)) if name in base.__dict__ else None
        if doc is not None:
            return doc
    return None


def get_doc(object):
    """What help says of an object: its docstring, an inherited one, or the comment above it."""
    doc = _own_doc(object)
    if doc is None:
        doc = _inherited_doc(object)
    text = inspect.cleandoc(doc) if isinstance(doc, str) else None
    text = (text or inspect.getcomments(object) or "").rstrip()
    while text.startswith(" ") and not text.partition("\n")[0].strip():
        text = text.partition("\n")[2]
    return text.lstrip("\n") if text[:1] == "\n" else text
