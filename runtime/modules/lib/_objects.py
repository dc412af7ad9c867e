"""Who refers to whom, as objects and with names: what objgraph, guppy and pympler.refgraph share.

Nothing is asked of the objects themselves: no attribute is read, no __repr__ of a program runs.
"""
import gc
import types

import tare

_ATOMS = (int, float, complex, bool, type(None))
_SHOWN_CHARACTERS = 40
_PARTS_OF_CLASSES = ("__name__", "__qualname__", "__base__", "__bases__", "__mro__", "__dict__")


def type_name(obj, shortnames=True):
    kind = type(obj)
    name = type.__dict__["__name__"].__get__(kind)
    if shortnames:
        return name
    module = type.__dict__["__module__"].__get__(kind)
    return name if module == "builtins" else f"{module}.{name}"


def short(obj):
    """What the object is, in few words."""
    kind = type(obj)
    if kind in (str, bytes):
        text = repr(obj[:_SHOWN_CHARACTERS])
        return text if len(obj) <= _SHOWN_CHARACTERS else text + "…"
    if kind in _ATOMS:
        return repr(obj)[:_SHOWN_CHARACTERS]
    if kind in (list, tuple, dict, set, frozenset):
        return f"{len(obj)} item{'s' * (len(obj) != 1)}"
    if issubclass(kind, type):
        return type.__dict__["__qualname__"].__get__(obj)
    return _name_of_code(obj)


def _name_of_code(obj):
    if kind_is(obj, "module", "function", "builtin_function_or_method"):
        return obj.__name__
    if kind_is(obj, "method"):
        return obj.__func__.__name__ + "()"
    if kind_is(obj, "frame"):
        return f"{obj.f_code.co_filename}:{obj.f_lineno}"
    if kind_is(obj, "code"):
        return obj.co_name
    return ""


def kind_is(obj, *names):
    return type_name(obj, False) in names


def named_referents(obj):
    """(name, object) of what the object refers to, its class aside; what has no name has ""."""
    kind = type(obj)
    if kind is dict:
        for key, value in obj.items():
            yield "key", key
            yield key if type(key) is str else f"[{short(key)}]", value
        return
    referents = gc.get_referents(obj)
    if kind in (list, tuple):
        for number, item in enumerate(obj):
            yield f"[{number}]", item
        return
    if referents and referents[-1] is kind:
        del referents[-1]
    names = [row["label"] for row in tare.anatomy(obj).regions
             if row["kind"] == "references" and row["value"] != "(unset)"]
    if issubclass(kind, type) and len(referents) >= len(_PARTS_OF_CLASSES):
        names = [*_PARTS_OF_CLASSES, *names[len(_PARTS_OF_CLASSES):]]
    if len(names) != len(referents):
        names = ["__dict__" if type(one) is dict else "" for one in referents]
    yield from zip(names, referents)


def is_module(obj):
    """What isinstance() says, but by the real class."""
    return issubclass(type(obj), types.ModuleType)


def is_object(obj):
    """Whether it takes memory, as small ints and None do not."""
    return not tare.anatomy(obj).is_immediate


class Referrers:
    """Who refers to whom, read once for the whole heap: containers that the collector follows."""

    def __init__(self, ignore=()):
        self._ignored = {id(one) for one in ignore}
        self._index = {}
        objects = gc.get_objects()
        for one in objects:
            if id(one) not in self._ignored and type(one) is not Referrers:
                for referent in gc.get_referents(one):
                    self._index.setdefault(id(referent), []).append(one)

    def of(self, obj):
        """Each of those that refer to the object once."""
        found = {id(one): one for one in self._index.get(id(obj), ())}
        return list(found.values())


def find_path(start, is_end, follow, max_depth):
    """The shortest path from `start` to an object that is_end() likes, or None."""
    before, waiting = {id(start): None}, [start]
    for depth in range(max_depth + 1):
        latest = []
        for one in waiting:
            if is_end(one):
                return _trace_back(one, before)
            for other in follow(one) if depth < max_depth else ():
                if id(other) not in before:
                    before[id(other)] = one
                    latest.append(other)
        waiting = latest
    return None


def _trace_back(obj, before):
    path = [obj]
    while before[id(obj)] is not None:
        obj = before[id(obj)]
        path.append(obj)
    return path[::-1]


# ---- DOT


def quote(text):
    shown = "".join(c if c.isprintable() else "?" for c in text)
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Graph:
    """Nodes and edges, written as DOT or drawn as SVG. Nodes are known by the ids of their
    objects."""

    def __init__(self, name, legend=()):
        self.name = name
        self.legend = legend  # as _graph_svg.draw takes it
        self.lines = []
        self.nodes = set()
        self._boxes = {}   # name in DOT -> lines, attributes
        self._curves = []  # two of these names, the edge's name, whether it is dashed

    def add_node(self, obj, lines, **attributes):
        if id(obj) not in self.nodes:
            self.nodes.add(id(obj))
            lines = [line for line in lines if line]
            label = "\\n".join(quote(line)[1:-1] for line in lines)
            self._add(f"o{id(obj)}", lines, label=f'"{label}"', **attributes)

    def add_note(self, obj, words, towards):
        """A box that is no object, at one side of the object's."""
        note = f"more{id(obj)}"
        self._add(note, [words], label=quote(words), shape="box", height="0.25", fontsize="10",
                  style="dashed")
        ends = (f"o{id(obj)}", note) if towards else (note, f"o{id(obj)}")
        self.lines.append(f"  {ends[0]} -> {ends[1]} [style=dashed];")
        self._curves.append((*ends, "", True))

    def add_edge(self, source, target, name):
        words = f" [label={quote(name)}]" if name else ""
        self.lines.append(f"  o{id(source)} -> o{id(target)}{words};")
        self._curves.append((f"o{id(source)}", f"o{id(target)}", name, False))

    def _add(self, name, lines, **attributes):
        words = ", ".join(f"{key}={value}" for key, value in attributes.items())
        self.lines.append(f"  {name} [{words}];")
        self._boxes[name] = lines, attributes

    def text(self):
        head = [f"digraph {self.name} {{", "  node [shape=box, style=filled, fillcolor=white];"]
        return "\n".join(head + self.lines + ["}", ""])

    def svg(self):
        """The picture; of a large graph the first nodes, and a box that says how many more."""
        import _graph_svg
        boxes = {}
        for name, (lines, attributes) in self._boxes.items():
            if len(boxes) == _graph_svg.MOST_NODES:
                break
            colour = attributes.get("fontcolor", attributes.get("color", ""))
            boxes[name] = _graph_svg.Box(lines, attributes.get("fillcolor", "white").strip('"'),
                                         colour.strip('"'), "style" in attributes)
        curves = [_graph_svg.Curve(boxes[source], boxes[target], name, dashed)
                  for source, target, name, dashed in self._curves
                  if source in boxes and target in boxes]
        if len(self._boxes) > len(boxes):
            words = f"… {len(self._boxes) - len(boxes):,} more, which are in the DOT"
            boxes[""] = _graph_svg.Box([words], "white", "", True)
        return _graph_svg.draw(list(boxes.values()), curves, self.legend)
