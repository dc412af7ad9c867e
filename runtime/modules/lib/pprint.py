"""Printing of nested data, broken into lines where they are too long."""
import sys as _sys

_Namespace, _Proxy = type(_sys.implementation), type(type.__dict__)

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
            underscore_numbers=False):
    return PrettyPrinter(indent, width, depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._repr(object, {}, 0)


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Orders what cannot be compared by the names of types."""
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        try:
            return self.value < other.value
        except TypeError:
            return (str(type(self.value)), id(self.value)) < (str(type(other.value)),
                                                              id(other.value))


def _pair_key(pair):
    return _Key(pair[0]), _Key(pair[1])


class PrettyPrinter:
    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False,
                 sort_dicts=True, underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._indent, self._width, self._depth = indent, width, depth
        self._stream = _sys.stdout if stream is None else stream
        self._compact, self._sort_dicts = bool(compact), sort_dicts
        self._underscores = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, {}, 0)
        return "".join(out)

    def _format(self, object, write, indent, allowance, context, level):
        if id(object) in context:
            write(_recursion(object))
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            form = self._find_form(object)
            if form is not None:
                context[id(object)] = 1
                form(self, object, write, indent, allowance, context, level + 1)
                del context[id(object)]
                return
        write(text)

    def _find_form(self, object):
        if hasattr(type(object), "__dataclass_fields__") and \
                getattr(type(object).__repr__, "__module__", None) == "dataclasses":
            return PrettyPrinter._dataclass
        if "collections" in _sys.modules and not _collection_forms:
            _add_collections()
        kind = type(object).__repr__
        if kind in _collection_forms:
            return _collection_forms[kind] if len(object) else None
        return _forms.get(kind)

    def _dataclass(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        indent += len(name) + 1
        write(name + "(")
        fields = [field for field in object.__dataclass_fields__ if
                  object.__dataclass_fields__[field].repr]
        for i, field in enumerate(fields):
            last = i == len(fields) - 1
            write(field + "=")
            self._member(getattr(object, field), write, indent + len(field) + 1,
                         allowance + 1 if last else 1, context, level)
            if not last:
                write(",\n" + " " * indent)
        write(")")

    def _member(self, object, write, indent, allowance, context, level):
        # As the reprs of data classes show what contains itself.
        if id(object) in context:
            write("...")
        else:
            self._format(object, write, indent, allowance, context, level)

    def _dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent > 1:
            write((self._indent - 1) * " ")
        items = sorted(object.items(), key=_pair_key) if self._sort_dicts else list(object.items())
        self._pairs(items, write, indent, allowance + 1, context, level)
        write("}")

    def _pairs(self, items, write, indent, allowance, context, level):
        indent += self._indent
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            write(text + ": ")
            last = i == len(items) - 1
            self._format(value, write, indent + len(text) + 2, allowance if last else 1, context,
                         level)
            if not last:
                write(",\n" + " " * indent)

    def _ordered(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context,
                     level)
        write(")")

    def _default_dict(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        factory = self._repr(object.default_factory, context, level)
        indent += len(name) + 1
        write("%s(%s,\n%s" % (name, factory, " " * indent))
        self._dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _counter(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        write(name + "({")
        if self._indent > 1:
            write((self._indent - 1) * " ")
        self._pairs(object.most_common(), write, indent + len(name) + 1, allowance + 2, context,
                    level)
        write("})")

    def _chain(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        for i, mapping in enumerate(object.maps):
            last = i == len(object.maps) - 1
            self._format(mapping, write, indent, allowance + 1 if last else 1, context, level)
            write(")" if last else ",\n" + " " * indent)

    def _deque(self, object, write, indent, allowance, context, level):
        name = type(object).__name__
        write(name + "([")
        indent += len(name) + 1
        if object.maxlen is None:
            self._items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._items(object, write, indent, 2, context, level)
            write("],\n%smaxlen=%s)" % (" " * indent, self._repr(object.maxlen, context, level)))

    def _wrapped(self, object, write, indent, allowance, context, level):
        self._format(object.data, write, indent, allowance, context, level - 1)

    def _namespace(self, object, write, indent, allowance, context, level):
        name = "namespace" if type(object) is _Namespace else type(object).__name__
        write(name + "(")
        indent += len(name) + 1
        items = list(object.__dict__.items())
        for i, (key, value) in enumerate(items):
            last = i == len(items) - 1
            write(key + "=")
            self._member(value, write, indent + len(key) + 1, allowance + 1 if last else 1,
                         context, level)
            write(")" if last else ",\n" + " " * indent)

    def _proxy(self, object, write, indent, allowance, context, level):
        write("mappingproxy(")
        self._format(object.copy(), write, indent + 13, allowance + 1, context, level)
        write(")")

    def _bytes(self, object, write, indent, allowance, context, level):
        """Pieces of four bytes, as many a line as fit."""
        if len(object) <= 4:
            write(repr(object))
            return
        bracketed = level == 1
        if bracketed:
            indent += 1
            allowance += 1
            write("(")
        between, width, current = "", self._width - indent, b""
        last = len(object) // 4 * 4
        for i in range(0, len(object), 4):
            if i == last:
                width -= allowance
            part = object[i:i + 4]
            if current and len(repr(current + part)) > width:
                write(between + repr(current))
                between, current = "\n" + " " * indent, part
            else:
                current += part
        if current:
            write(between + repr(current))
        if bracketed:
            write(")")

    def _byte_array(self, object, write, indent, allowance, context, level):
        write("bytearray(")
        self._bytes(bytes(object), write, indent + 10, allowance + 1, context, level + 1)
        write(")")

    def _row(self, object, write, indent, allowance, context, level):
        left, right = ("[", "]") if isinstance(object, list) else ("(", ")")
        if len(object) == 1 and left == "(":
            right = ",)"
        write(left)
        self._items(object, write, indent, allowance + len(right), context, level)
        write(right)

    def _set(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        name = type(object).__name__
        left, right = ("{", "}") if type(object) is set else (name + "({", "})")
        indent += len(left) - 1
        write(left)
        self._items(sorted(object, key=_Key), write, indent, allowance + len(right), context, level)
        write(right)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent
        if self._indent > 1:
            write((self._indent - 1) * " ")
        items = list(items)
        room = width = self._width - indent + 1
        between, newline = "", ",\n" + " " * indent
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                size = len(text) + 2
                if room < size:
                    room = width
                    between = between and newline
                if room >= size:
                    room -= size
                    write(between + text)
                    between = ", "
                    continue
            write(between)
            between = newline
            self._format(item, write, indent, allowance if last else 1, context, level)

    def _text(self, object, write, indent, allowance, context, level):
        if not object:
            write(repr(object))
            return
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        pieces, width = [], self._width - indent
        for i, line in enumerate(lines):
            limit = width - allowance if i == len(lines) - 1 else width
            if len(repr(line)) <= limit:
                pieces.append(repr(line))
                continue
            self._break_line(pieces, line, width, allowance if i == len(lines) - 1 else 0)
        if len(pieces) == 1:
            write(pieces[0])
            return
        if level == 1:
            write("(")
        write(("\n" + " " * indent).join(pieces))
        if level == 1:
            write(")")

    @staticmethod
    def _break_line(pieces, line, width, allowance):
        """Reprs of as many words of the line as fit, one after the other."""
        words, start = [], 0
        for at in range(1, len(line) + 1):
            if at == len(line) or not line[at].isspace() and line[at - 1].isspace():
                words.append(line[start:at])
                start = at
        current = ""
        for i, word in enumerate(words):
            limit = width - allowance if i == len(words) - 1 else width
            if current and len(repr(current + word)) > limit:
                pieces.append(repr(current))
                current = word
            else:
                current += word
        if current:
            pieces.append(repr(current))

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def format(self, object, context, maxlevels, level):
        """The text of an object, whether it could be read back, and whether it contains itself."""
        kind = type(object).__repr__
        if kind is int.__repr__ and self._underscores:
            return f"{object:_d}", True, False
        if kind not in (dict.__repr__, list.__repr__, tuple.__repr__):
            text = repr(object)
            return text, bool(text) and not text.startswith("<"), False
        if not object:
            return repr(object), True, False
        if id(object) in context:
            return _recursion(object), False, True
        if maxlevels and level >= maxlevels:
            whole = "(...,)" if len(object) == 1 else "(...)"
            return {dict.__repr__: "{...}", list.__repr__: "[...]"}.get(kind, whole), False, False
        context[id(object)] = 1
        whole = self._format_parts(object, kind, context, maxlevels, level + 1)
        del context[id(object)]
        return whole

    def _format_parts(self, object, kind, context, maxlevels, level):
        items = object
        if kind is dict.__repr__:
            pairs = sorted(object.items(), key=_pair_key) if self._sort_dicts else object.items()
            items = [part for pair in pairs for part in pair]
        parts = [self.format(item, context, maxlevels, level) for item in items]
        texts = [text for text, _, _ in parts]
        if kind is dict.__repr__:
            whole = "{%s}" % ", ".join(f"{key}: {value}" for key, value in
                                       zip(texts[::2], texts[1::2]))
        elif kind is list.__repr__:
            whole = "[%s]" % ", ".join(texts)
        else:
            whole = "(%s,)" % texts[0] if len(texts) == 1 else "(%s)" % ", ".join(texts)
        return (whole, all(readable for _, readable, _ in parts),
                any(recursive for _, _, recursive in parts))

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        text, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive


def _recursion(object):
    return "<Recursion on %s with id=%s>" % (type(object).__name__, id(object))


_forms = {
    dict.__repr__: PrettyPrinter._dict, list.__repr__: PrettyPrinter._row,
    tuple.__repr__: PrettyPrinter._row, set.__repr__: PrettyPrinter._set,
    frozenset.__repr__: PrettyPrinter._set, str.__repr__: PrettyPrinter._text,
    bytes.__repr__: PrettyPrinter._bytes, bytearray.__repr__: PrettyPrinter._byte_array,
    _Namespace.__repr__: PrettyPrinter._namespace, _Proxy.__repr__: PrettyPrinter._proxy,
}
_collection_forms = {}


def _add_collections():
    """What can only be met when the module is there."""
    collections = _sys.modules["collections"]
    _collection_forms.update({
        collections.OrderedDict.__repr__: PrettyPrinter._ordered,
        collections.defaultdict.__repr__: PrettyPrinter._default_dict,
        collections.Counter.__repr__: PrettyPrinter._counter,
        collections.ChainMap.__repr__: PrettyPrinter._chain,
        collections.deque.__repr__: PrettyPrinter._deque,
        collections.UserDict.__repr__: PrettyPrinter._wrapped,
        collections.UserList.__repr__: PrettyPrinter._wrapped,
        collections.UserString.__repr__: PrettyPrinter._wrapped,
    })
