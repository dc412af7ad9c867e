"""Writes down what help() says of modules, classes, functions and data."""
import inspect
import os
import re
import reprlib
from _pydoc_class import SECTIONS, classify, get_doc, is_visible, sort_rows

_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,16}(>+)$", re.IGNORECASE)
RULE = "-" * 70
MOST_SUBCLASSES = 4


def indent(text, prefix="    "):
    lines = [prefix + line for line in text.split("\n")] if text else []
    if lines:
        lines[-1] = lines[-1].rstrip()
    return "\n".join(lines)


def shorten(text, most):
    """The text with its middle taken out if it is longer."""
    if len(text) <= most:
        return text
    before = max(0, (most - 3) // 2)
    return text[:before] + "..." + text[len(text) - max(0, most - 3 - before):]


class Repr(reprlib.Repr):
    """Values in one line, without addresses."""

    def __init__(self):
        super().__init__()
        self.maxtuple, self.maxlist, self.maxdict = 20, 10, 10
        self.maxstring = self.maxother = 100

    def repr1(self, x, level):
        method = getattr(self, "repr_" + "_".join(type(x).__name__.split()), None)
        if method:
            return method(x, level)
        return shorten(_ADDRESS.sub(r"\1", repr(x)), self.maxother)

    def repr_string(self, x, level):
        text = shorten(x, self.maxstring)
        if "\\" in text and "\\" not in repr(text).replace("\\\\", ""):
            return "r" + repr(text)[0] + text + repr(text)[0]
        return repr(text)

    repr_str = repr_string

    def repr_instance(self, x, level):
        try:
            return shorten(_ADDRESS.sub(r"\1", repr(x)), self.maxstring)
        except Exception:
            return "<%s instance>" % x.__class__.__name__


_repr = Repr()


def class_name(cls, module):
    """The name, with its module unless that is `module`."""
    return cls.__name__ if cls.__module__ == module else cls.__module__ + "." + cls.__name__


def signature_of(object):
    """The parameters as text, or "" where nothing tells them."""
    try:
        return str(inspect.signature(object))
    except (ValueError, TypeError):
        return ""


# ---- functions and data ----


def document(object, name=None, module=None, owner=None):
    if inspect.ismodule(object):
        return document_module(object)
    if inspect.isclass(object):
        return document_class(object, name)
    if inspect.isroutine(object):
        return document_routine(object, name, module, owner)
    if inspect.isdatadescriptor(object):
        return document_descriptor(object, name)
    return document_other(object, name)


def _note(object, module, owner):
    """Where a bound method comes from."""
    bound = getattr(object, "__self__", None)
    if not (inspect.ismethod(object) or inspect.isbuiltin(object) and
            not (inspect.ismodule(bound) or bound is None)):
        return ""
    if owner is None:
        return " method of %s instance" % class_name(bound.__class__, module)
    return "" if bound.__class__ is owner else " from " + class_name(bound.__class__, module)


def document_routine(object, name=None, module=None, owner=None):
    real_name = object.__name__
    title, is_alias = name or real_name, False
    if title != real_name:
        is_alias = owner is not None and inspect.getattr_static(owner, real_name, None) is object
        title += " = " + real_name
    arguments = signature_of(object)
    if real_name == "<lambda>":
        title, arguments = (name or real_name) + " lambda ", arguments[1:-1]
    elif not arguments:
        arguments = "(...)"
    if inspect.iscoroutinefunction(object) or inspect.isasyncgenfunction(object):
        title = "async " + title
    line = title + arguments + _note(object, module, owner)
    doc = "" if is_alias else get_doc(object)
    return line + "\n" + (indent(doc).rstrip() + "\n" if doc else "")


def document_descriptor(object, name=None):
    doc = get_doc(object)
    return (name + "\n" if name else "") + (indent(doc) + "\n" if doc else "")


def document_other(object, name=None, most=None, doc=None):
    text = _repr.repr(object)
    if most:
        room = most - len((name + " = " if name else "") + text)
        if room < 0:
            text = text[:room] + "..."
    line = (name + " = " if name else "") + text
    doc = doc or get_doc(object)
    return line + "\n" + indent(str(doc)) + "\n" if doc else line


# ---- classes ----


def document_class(cls, name=None):
    module = cls.__module__
    title = "class " + cls.__name__ if name in (None, cls.__name__) else \
        name + " = class " + cls.__name__
    if cls.__bases__:
        title += "(%s)" % ", ".join(class_name(base, module) for base in cls.__bases__)
    parts = []
    arguments = signature_of(cls)
    if arguments not in ("", "()"):
        parts.append((name or cls.__name__) + arguments + "\n")
    doc = get_doc(cls)
    if doc:
        parts.append(doc + "\n")
    parts.extend(_relatives(cls))
    parts.extend(_members(cls))
    text = "\n".join(parts)
    return title + "\n" + (indent(text.rstrip(), " |  ") + "\n" if text else "")


def _relatives(cls):
    rows = []
    if len(cls.__mro__) > 2:
        rows.append("Method resolution order:")
        rows.extend("    " + class_name(base, cls.__module__) for base in cls.__mro__)
        rows.append("")
    names = sorted((c.__name__ for c in type.__subclasses__(cls)
                    if c.__module__ == "builtins" and not c.__name__.startswith("_")),
                   key=str.lower)
    if names:
        rows.append("Built-in subclasses:")
        rows.extend("    " + name for name in names[:MOST_SUBCLASSES])
        if len(names) > MOST_SUBCLASSES:
            rows.append("    ... and %d other subclasses" % (len(names) - MOST_SUBCLASSES))
        rows.append("")
    return rows


def _members(cls):
    parts, rows = [], classify(cls)
    homes = [home for home in cls.__mro__ if home is not object or cls is object]
    for home in homes:
        origin = "defined here" if home is cls else \
            "inherited from " + class_name(home, cls.__module__)
        own = sort_rows([row for row in rows if row[2] is home], cls)
        for heading, kind in SECTIONS:
            chosen = [row for row in own if row[1] == kind]
            if not chosen:
                continue
            if any(part == RULE or part.endswith(":\n") for part in parts):
                parts.append(RULE)
            parts.append("%s %s:\n" % (heading, origin))
            parts.extend(_member(cls, *row) for row in chosen)
    return parts


def _member(cls, name, kind, home, value):
    if kind in ("readonly property", "data descriptor"):
        return document_descriptor(value, name)
    if kind == "data":
        doc = get_doc(value)
        try:
            value = getattr(cls, name)
        except AttributeError:
            pass
        return document_other(value, name, 70, doc) + "\n"
    return document(getattr(cls, name, value), name, cls.__module__, cls)


# ---- modules ----


def section(title, text):
    return title + "\n" + indent(text).rstrip() + "\n\n"


def _class_tree(classes, module):
    """Classes below their bases, as inspect.getclasstree orders them."""
    children, roots = {}, []
    for cls in classes:
        for base in cls.__bases__:
            if cls not in children.setdefault(base, []):
                children[base].append(cls)
            if base in classes:
                break  # each class stands once
            if base not in roots:
                roots.append(base)

    def rows(cls, depth):
        bases = [class_name(base, module) for base in cls.__bases__]
        text = "    " * depth + class_name(cls, module)
        above = parents[-1] if parents else None
        if cls.__bases__ and cls.__bases__ != (above,):
            text += "(%s)" % ", ".join(bases)
        yield text
        parents.append(cls)
        for child in sorted(children.get(cls, ()), key=lambda c: (c.__module__, c.__name__)):
            yield from rows(child, depth + 1)
        parents.pop()

    parents = []
    return [row for root in sorted(roots, key=lambda c: (c.__module__, c.__name__))
            for row in rows(root, 0)]


def _public(module, predicate):
    names = getattr(module, "__all__", None)
    found = []
    for name in sorted(vars(module)):
        value = getattr(module, name)
        if not predicate(value) or not is_visible(name, names, module):
            continue
        if names is None and getattr(value, "__module__", module.__name__) != module.__name__ \
                and predicate is not _is_data:
            continue
        found.append((name, value))
    return found


def _is_data(value):
    return not (inspect.ismodule(value) or inspect.isclass(value) or inspect.isroutine(value) or
                inspect.isframe(value) or inspect.istraceback(value) or inspect.iscode(value))


def document_module(module):
    summary, _, rest = get_doc(module).partition("\n")
    text = section("NAME", module.__name__ + (" - " + summary if summary else ""))
    if rest.strip():
        text += section("DESCRIPTION", rest.lstrip("\n"))
    classes = _public(module, inspect.isclass)
    if classes:
        parts = _class_tree([cls for _, cls in classes], module.__name__)
        parts = ["\n".join(parts) + "\n"]
        parts.extend(document(cls, name) for name, cls in classes)
        text += section("CLASSES", "\n".join(parts))
    functions = _public(module, inspect.isroutine)
    if functions:
        text += section("FUNCTIONS", "\n".join(document(value, name, module.__name__)
                                               for name, value in functions))
    data = _public(module, _is_data)
    if data:
        text += section("DATA", "\n".join(document_other(value, name, 70)
                                          for name, value in data))
    for name in ("version", "date", "author", "credits"):
        if hasattr(module, "__%s__" % name):
            text += section(name.upper(), str(getattr(module, "__%s__" % name)))
    path = getattr(module, "__file__", None)
    return text + section("FILE", os.path.abspath(path) if path else "(built-in)")
