"""What objects are and what functions take."""
import sys
import types

__all__ = """Parameter Signature BoundArguments signature isclass isfunction ismethod isbuiltin
    isroutine ismodule isgenerator isgeneratorfunction iscoroutinefunction iscoroutine isabstract
    ismethoddescriptor isdatadescriptor isframe istraceback iscode isawaitable getmembers
    getmembers_static getmro getdoc cleandoc getsource getsourcelines getfile getsourcefile
    getmodule getattr_static getfullargspec getcallargs currentframe stack unwrap isasyncgen
    isasyncgenfunction ismemberdescriptor isgetsetdescriptor getclosurevars get_annotations
    getgeneratorstate findsource getcomments""".split()

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS = 1, 2, 4, 8
CO_NESTED, CO_GENERATOR, CO_COROUTINE, CO_ASYNC_GENERATOR = 16, 32, 128, 512
GEN_CREATED, GEN_RUNNING = "GEN_CREATED", "GEN_RUNNING"
GEN_SUSPENDED, GEN_CLOSED = "GEN_SUSPENDED", "GEN_CLOSED"


def _is(kind, doc=None):
    def check(object):
        return isinstance(object, kind)
    return check


isclass = _is(type)
isfunction = _is(types.FunctionType)
ismethod = _is(types.MethodType)
isbuiltin = _is(types.BuiltinFunctionType)
ismodule = _is(types.ModuleType)
isgenerator = _is(types.GeneratorType)
iscoroutine = _is(types.CoroutineType)
isasyncgen = _is(types.AsyncGeneratorType)
isframe = _is(types.FrameType)
istraceback = _is(types.TracebackType)
iscode = _is(types.CodeType)
ismemberdescriptor = _is(types.MemberDescriptorType)
isgetsetdescriptor = _is(types.GetSetDescriptorType)


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or \
        ismethoddescriptor(object)


def _has_flag(object, flag):
    object = getattr(object, "__func__", object)
    object = getattr(object, "func", object)
    return isfunction(object) and bool(object.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def isabstract(object):
    return isclass(object) and bool(getattr(object, "__abstractmethods__", ()))


def getgeneratorlocals(generator):
    if not isgenerator(generator):
        raise TypeError(f"{generator!r} is not a Python generator")
    return {} if generator.gi_frame is None else generator.gi_frame.f_locals


def getgeneratorstate(generator):
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_SUSPENDED if getattr(generator, "gi_suspended", generator.gi_frame.f_lasti >= 0) \
        else GEN_CREATED


# ---- members ----


def getmembers(object, predicate=None):
    """Pairs of name and value, sorted by name."""
    names = dir(object)
    if isclass(object):
        for base in object.__bases__:
            names.extend(name for name, value in base.__dict__.items()
                         if isinstance(value, types.DynamicClassAttribute))
    found = []
    for name in dict.fromkeys(names):
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getmro(object) if isclass(object) else ():
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


_missing = object()


def getattr_static(obj, attr, default=_missing):
    """An attribute as it stands in a dict or class, without descriptors."""
    places = getmro(obj) if isclass(obj) else getmro(type(obj))
    if not isclass(obj):
        own = getattr(obj, "__dict__", None)
        if isinstance(own, dict) and attr in own:
            return own[attr]
    for base in places:
        if attr in base.__dict__:
            return base.__dict__[attr]
    if default is not _missing:
        return default
    raise AttributeError(attr)


def getmembers_static(object, predicate=None):
    pairs = [(name, getattr_static(object, name, None)) for name in dir(object)]
    return sorted((pair for pair in pairs if predicate is None or predicate(pair[1])),
                  key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
    return func


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    found = obj.__dict__.get("__annotations__") if isclass(obj) else \
        getattr(obj, "__annotations__", None)
    found = dict(found or {})
    if eval_str:
        names = globals or getattr(obj, "__globals__", None) or vars(sys.modules[obj.__module__])
        found = {key: eval(value, names, locals) if isinstance(value, str) else value
                 for key, value in found.items()}
    return found


# ---- texts ----


def cleandoc(doc):
    """A doc string without the indentation of its lines."""
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip()] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _overridden_doc(object):
    """The docstring of what a class or method takes the place of."""
    if isclass(object):
        return next((base.__doc__ for base in object.__mro__[1:-1] if base.__doc__), None)
    name, owner = getattr(object, "__name__", None), getattr(object, "__objclass__", None)
    if ismethod(object):
        owner = object.__self__ if isclass(object.__self__) else type(object.__self__)
    elif isfunction(object) or isinstance(object, property) and object.fget:
        function = getattr(object, "fget", object)
        name, owner = function.__name__, sys.modules.get(function.__module__)
        for part in function.__qualname__.split(".")[:-1]:
            owner = getattr(owner, part, None)
    for base in getattr(owner, "__mro__", ()):
        doc = getattr(base.__dict__.get(name), "__doc__", None)
        if doc is not None:
            return doc
    return None


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and ismemberdescriptor(object):
        slots = getattr(object.__objclass__, "__slots__", None)
        doc = slots.get(object.__name__) if isinstance(slots, dict) else None
    if doc is None:
        doc = _overridden_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    object = getattr(object, "__func__", object)
    object = getattr(object, "__code__", object)
    object = getattr(object, "tb_frame", object)
    object = getattr(object, "f_code", object)
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was "
                    "expected, got {}".format(type(object).__name__))


getsourcefile = getfile


def getmodule(object, _filename=None):
    return object if ismodule(object) else sys.modules.get(getattr(object, "__module__", None))


def _find_start(object, lines):
    """The index of the first line of the definition."""
    if isclass(object):
        name = object.__qualname__.rpartition(".")[2]
        for at, line in enumerate(lines):
            words = line.replace("(", " ").replace(":", " ").split()
            if words[:2] == ["class", name]:
                while at and lines[at - 1].lstrip().startswith("@"):
                    at -= 1
                return at
        raise OSError("could not find class definition")
    for name in ("__func__", "__code__", "tb_frame", "f_code"):
        object = getattr(object, name, object)
    return object.co_firstlineno - 1


def findsource(object):
    """The lines of the whole file, and the index of that in which the definition begins."""
    from linecache import getlines
    lines = getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    return lines, 0 if ismodule(object) else _find_start(object, lines)


def getsourcelines(object):
    """The lines of a definition, and the number of the first."""
    object = unwrap(object)
    lines, start = findsource(object)
    if ismodule(object):
        return lines, 0
    return getblock(lines[start:]), start + 1


def getblock(lines):
    """The lines of the definition that begins with the first of them."""
    margin = len(lines[0]) - len(lines[0].lstrip())
    end, begun, depth = 0, False, 0
    for at, line in enumerate(lines):
        text = line.strip()
        outside = text and not text.startswith("#") and len(line) - len(line.lstrip()) <= margin
        if begun and outside and depth <= 0 and text[:1] not in ")]}":
            break
        if not begun:
            depth += sum(map(text.count, "([{")) - sum(map(text.count, ")]}"))
            begun = depth <= 0 and not text.startswith("@")
        if text:
            end = at
    return lines[:end + 1]


def getcomments(object):
    """The comment above a definition, or at the head of a module; None where there is none."""
    try:
        lines, start = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == "#!" else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        end = start
        while end < len(lines) and lines[end][:1] == "#":
            end += 1
        return "".join(line.expandtabs() for line in lines[start:end]) or None
    margin = len(lines[start]) - len(lines[start].lstrip())
    first = start
    while first and lines[first - 1].lstrip()[:1] == "#" and \
            len(lines[first - 1]) - len(lines[first - 1].lstrip()) == margin:
        first -= 1
    while first < start and lines[first].strip() == "#":
        first += 1
    return "".join(line.expandtabs().lstrip() for line in lines[first:start]) or None


def getsource(object):
    return "".join(getsourcelines(object)[0])


# ---- frames ----


def currentframe():
    return sys._getframe(1)


def stack(context=1):
    from collections import namedtuple
    FrameInfo = namedtuple("FrameInfo", "frame filename lineno function code_context index")
    from linecache import getline
    frames, frame = [], sys._getframe(1)
    while frame:
        code = frame.f_code
        line = getline(code.co_filename, frame.f_lineno)
        frames.append(FrameInfo(frame, code.co_filename, frame.f_lineno, code.co_name,
                                [line] if line else None, 0 if line else None))
        frame = frame.f_back
    return frames


def getclosurevars(func):
    from collections import namedtuple
    import builtins
    code = func.__code__
    cells = dict(zip(code.co_freevars, (cell.cell_contents for cell in func.__closure__ or ())))
    used, known, unknown = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            used[name] = func.__globals__[name]
        elif hasattr(builtins, name):
            known[name] = getattr(builtins, name)
        else:
            unknown.add(name)
    return namedtuple("ClosureVars", "nonlocals globals builtins unbound")(cells, used, known,
                                                                            unknown)


from _signature import (BoundArguments, Parameter, Signature, formatannotation, getcallargs,
                        getfullargspec, signature)
