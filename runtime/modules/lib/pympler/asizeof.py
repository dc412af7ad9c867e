"""What objects weigh with all that they lead to, each object once.

Sizes are exact: those of the blocks that objects have in the heap. Classes, modules, functions and
code are not followed. What is no object (small ints, most floats, None) weighs nothing.
"""
import gc
import sys
import types

import tare

__all__ = ["adict", "alen", "asized", "asizeof", "asizesof", "Asized", "Asizer", "basicsize",
           "flatsize", "itemsize", "leng", "refs", "named_refs"]

_CODE = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.CodeType)


def _is_code(obj):
    return issubclass(type(obj), _CODE)


def _name(obj, clip=80):
    try:
        text = repr(obj)
    except Exception as error:
        text = f"<{type(obj).__name__} whose repr raised {type(error).__name__}>"
    if len(text) <= clip:
        return text
    return f"{text[:clip // 2 - 2]}....{text[len(text) - clip // 2 + 2:]}"


# ---- referents


def _instance_names(obj):
    """The names of the attributes and slots that are set, in the order of the references."""
    return [row["label"] for row in tare.anatomy(obj).regions
            if row["kind"] == "references" and row["value"] != "(unset)"]


def _named_items(obj):
    """(name, object) of what the object refers to, code aside; it is not touched."""
    referents = gc.get_referents(obj)
    kind = type(obj)
    if kind is dict:
        for key, value in obj.items():
            shown = key if type(key) is str else _name(key)
            yield "[K] " + shown, key
            yield f"[V] {shown}: {_name(value)}", value
        return
    if kind in (list, tuple, set, frozenset):
        for item in referents:
            yield _name(item), item
        return
    if referents and referents[-1] is kind:
        del referents[-1]
    names = _instance_names(obj)
    if len(names) != len(referents):
        names = ["__dict__" if type(one) is dict else _name(one) for one in referents]
    yield from zip(names, referents)


def named_refs(obj, **options):
    """What the object refers to, as pairs of name and object."""
    return [(name, one) for name, one in _named_items(obj) if not _is_code(one)]


def refs(obj, **options):
    """What the object refers to."""
    return (one for name, one in _named_items(obj) if not _is_code(one))


# ---- sizes of one


def flatsize(obj, align=0, **options):
    """Its own blocks."""
    size = sys.getsizeof(obj)
    return -(-size // align) * align if align else size


def basicsize(obj, **options):
    return type(obj).__basicsize__


def itemsize(obj, **options):
    return type(obj).__itemsize__


def leng(obj, **options):
    """Its length; of an int the number of 30-bit digits, None where there is none."""
    if type(obj) is int:
        return -(-obj.bit_length() // 30)
    try:
        return len(obj)
    except TypeError:
        return None


alen = leng


def adict(*classes):
    """Nothing has to be said of classes that behave like dict: all are looked into alike."""
    return True


# ---- sizes with all that is reached


class Asized:
    """The size of one object: with its referents, alone, and theirs."""

    __slots__ = ("flat", "name", "refs", "size")

    def __init__(self, size, flat, refs=(), name=None):
        self.size = size
        self.flat = flat
        self.refs = tuple(refs)
        self.name = name

    def __repr__(self):
        return (f"<Asized {self.name!r}: size {self.size}, flat {self.flat}, "
                f"{len(self.refs)} refs>")

    def __str__(self):
        return str(self.name)

    def get(self, name, dflt=None):
        """The referent of that name."""
        for one in self.refs:
            if one.name == name:
                return one
        return dflt

    def format(self, format="%(name)s size=%(size)d flat=%(flat)d", detail=-1, order_by="size",
               indent=""):
        """Text with a line for each object, referents indented below; `detail` levels of them."""
        lines = [indent + format % {"size": self.size, "flat": self.flat, "name": self.name}]
        if detail:
            for one in sorted(self.refs, key=lambda one: getattr(one, order_by),
                              reverse=order_by in ("size", "flat")):
                lines.append(one.format(format, detail - 1, order_by, indent + "    "))
        return "\n".join(lines)


class Asizer:
    """Adds up sizes over several calls; what was counted before is not counted again."""

    def __init__(self, **options):
        self.total = 0
        self.given = self.duplicate = 0
        self._clip = 80
        self._limit = 100
        self._follows_code = False
        self._seen = {}  # by id; holds the objects, so that no other gets their ids
        self._left_out = set()
        self._types_left_out = ()
        self.set(**options)

    def set(self, clip=None, limit=None, code=None, **options):
        """`clip`: characters of names; `limit`: how many references far it is followed; `code`:
        whether classes, modules, functions and code count."""
        if clip is not None:
            self._clip = clip
        if limit is not None:
            self._limit = limit
        if code is not None:
            self._follows_code = code

    def reset(self, **options):
        self.__init__(**options)

    def exclude_refs(self, *objs):
        """References to these are not followed."""
        for obj in objs:
            self._seen.setdefault(id(obj), obj)
            self._left_out.add(id(obj))

    def exclude_types(self, *objs):
        """Instances of these classes, or of the classes of these objects, are not counted."""
        self._types_left_out += tuple(obj if isinstance(obj, type) else type(obj) for obj in objs)

    def _enter(self, obj):
        """Its own size if it counts and was not met before, else None."""
        if id(obj) in self._seen:
            self.duplicate += id(obj) not in self._left_out
            return None
        if issubclass(type(obj), self._types_left_out):
            return None
        if not self._follows_code and _is_code(obj):
            return None
        size = sys.getsizeof(obj)
        if size:
            self._seen[id(obj)] = obj
        return size

    def _add_all(self, obj, depth):
        """The size of all below `obj` that was not met before, those nearest first."""
        total, latest = 0, [obj]
        while latest and depth < self._limit:
            depth += 1
            before, latest = latest, []
            for one in gc.get_referents(*before):
                size = self._enter(one)
                if size:
                    total += size
                    latest.append(one)
        return total

    def _measure(self, obj, name, detail, depth=0):
        flat = self._enter(obj)
        if not flat:
            return Asized(0, 0, (), name)
        if detail <= depth:
            return Asized(flat + self._add_all(obj, depth), flat, (), name)
        parts = [self._measure(one, name_of_one, detail, depth + 1)
                 for name_of_one, one in _named_items(obj)
                 if self._follows_code or not _is_code(one)]
        return Asized(flat + sum(part.size for part in parts), flat, parts, name)

    def asized(self, *objs, detail=0, **options):
        """An Asized of the object, or a tuple of them."""
        self.set(**options)
        found = []
        for obj in objs:
            self.given += 1
            found.append(self._measure(obj, _name(obj, self._clip), detail))
            self.total += found[-1].size
        return found[0] if len(found) == 1 else tuple(found)

    def asized_again(self, obj, detail=0):
        """An Asized of an object even if it was met, or left out, before."""
        self._seen.pop(id(obj), None)
        found = self.asized(obj, detail=detail)
        self._seen[id(obj)] = obj
        return found

    def asizesof(self, *objs, **options):
        """The sizes of the objects; what several share is counted with the first."""
        return tuple(self._size_of(obj) for obj in objs)

    def asizeof(self, *objs, **options):
        """Their size together."""
        return sum(self.asizesof(*objs, **options))

    def _size_of(self, obj):
        self.given += 1
        size = self._measure(obj, None, 0).size
        self.total += size
        return size

    @property
    def seen(self):
        return len(self._seen)

    def print_stats(self, objs=(), stats=1, file=None):
        file = file or sys.stdout
        print(f" {self.total} bytes\n {self.given} object{'s'[:self.given != 1]} given\n"
              f" {self.seen} objects sized\n {self.duplicate} duplicates", file=file)


def _print_stats(asizer, objs, stats):
    if stats:
        print(f"\nasizeof({_name(objs)}, stats={stats}) ...")
        asizer.print_stats(objs, stats)


def asizeof(*objs, stats=0, all=False, **options):
    """The size of the objects and all that they lead to, shared parts once."""
    if all:
        from pympler import muppy
        objs = (*objs, muppy.get_objects())
    if len(objs) == 1 and not (stats or options or _is_code(objs[0])):
        return tare.footprint(objs[0]).reached_bytes
    asizer = Asizer(**options)
    total = asizer.asizeof(*objs)
    _print_stats(asizer, objs, stats)
    return total


def asizesof(*objs, stats=0, **options):
    """The size of each, as a tuple; what several share is counted with the first."""
    asizer = Asizer(**options)
    sizes = asizer.asizesof(*objs)
    _print_stats(asizer, objs, stats)
    return sizes


def asized(*objs, detail=0, stats=0, **options):
    """Sizes with those of referents, `detail` levels deep: an Asized, or a tuple of them."""
    asizer = Asizer(**options)
    found = asizer.asized(*objs, detail=detail)
    _print_stats(asizer, objs, stats)
    return found
