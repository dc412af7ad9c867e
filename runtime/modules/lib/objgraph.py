"""Counts of objects by type, what grows, and graphs of references, under the names of objgraph.

Objects are those that gc.get_objects() tells. Graphs are written as DOT and drawn as SVG.
"""
import gc
import os
import sys
import tempfile

import _objects

__all__ = ["at", "at_addrs", "by_type", "count", "find_backref_chain", "find_ref_chain",
           "get_leaking_objects", "get_new_ids", "growth", "is_proper_module",
           "most_common_types", "show_backrefs", "show_chain", "show_growth",
           "show_most_common_types", "show_refs", "typestats"]
__version__ = "3.6.1"

_IMMORTAL = 1 << 30
_peak_counts = {}  # of growth(), when it is given none
_known_ids = {}    # of get_new_ids(): type -> ids


# ---- counts


def count(typename, objects=None):
    """How many objects are of the type with that name, with or without its module."""
    return len(by_type(typename, objects))


def by_type(typename, objects=None):
    """The objects of the type with that name, with or without its module."""
    shortnames = "." not in typename
    return [one for one in (gc.get_objects() if objects is None else objects)
            if _objects.type_name(one, shortnames) == typename]


def typestats(objects=None, shortnames=True, filter=None):
    """A dict: name of the type -> how many objects there are."""
    counts = {}
    for one in gc.get_objects() if objects is None else objects:
        if filter is None or filter(one):
            name = _objects.type_name(one, shortnames)
            counts[name] = counts.get(name, 0) + 1
    return counts


def most_common_types(limit=10, objects=None, shortnames=True, filter=None):
    """Pairs of name and count, the most frequent first; all if `limit` is None."""
    counts = typestats(objects, shortnames, filter)
    return sorted(counts.items(), key=lambda row: -row[1])[:limit]


def show_most_common_types(limit=10, objects=None, shortnames=True, file=None, filter=None):
    """Prints most_common_types()."""
    rows = most_common_types(limit, objects, shortnames, filter)
    width = max((len(name) for name, number in rows), default=0)
    for name, number in rows:
        print(f"{name:{width}} {number}", file=file)


def growth(limit=10, peak_stats=None, shortnames=True, filter=None):
    """(name, count, increase) of types with more objects than ever before in `peak_stats`."""
    peaks = _peak_counts if peak_stats is None else peak_stats
    gc.collect()
    rows = []
    for name, number in typestats(None, shortnames, filter).items():
        before = peaks.get(name, 0)
        if number > before:
            rows.append((name, number, number - before))
            peaks[name] = number
    return sorted(rows, key=lambda row: -row[2])[:limit]


def show_growth(limit=10, peak_stats=None, shortnames=True, file=None, filter=None):
    """Prints growth()."""
    rows = growth(limit, peak_stats, shortnames, filter)
    width = max((len(name) for name, number, more in rows), default=0)
    for name, number, more in rows:
        print(f"{name:{width}}{number:9} {more:+9}", file=file)


def get_new_ids(skip_update=False, limit=10, sortby="deltas", shortnames=None, file=None):
    """Prints what came and went by type since the last call; returns the ids of what is new."""
    if sortby not in ("old", "current", "new", "deltas"):
        raise ValueError(f"sortby must be old, current, new or deltas, not {sortby!r}")
    gc.collect()
    shortnames = True if shortnames is None else shortnames
    now, own = {}, {id(ids) for ids in _known_ids.values()}
    for one in gc.get_objects():
        if id(one) in own:
            continue
        now.setdefault(_objects.type_name(one, shortnames), set()).add(id(one))
    rows, new_ids = [], {}
    for name, ids in now.items():
        before = _known_ids.get(name, set())
        new_ids[name] = ids - before
        rows.append((name, len(before), len(ids), len(ids - before), len(ids) - len(before)))
    if not skip_update:
        _known_ids.clear()
        _known_ids.update(now)
    column = 1 + ("old", "current", "new", "deltas").index(sortby)
    rows.sort(key=lambda row: -row[column])
    _print_ids(rows[:limit], file)
    return new_ids


def _print_ids(rows, file):
    width = max((len(row[0]) for row in rows), default=4)
    bar = "=" * (width + 46)
    print(f"{bar}\n{'Type':{width}}{'Old_ids':>11}{'Current_ids':>13}{'New_ids':>9}"
          f"{'Count_Deltas':>13}\n{bar}", file=file)
    for name, before, current, new, more in rows:
        print(f"{name:{width}}{before:11}{current:13}{new:+9}{more:+13}", file=file)
    print(bar, file=file)


def get_leaking_objects(objects=None):
    """Objects that none of the others refers to, though something keeps them alive."""
    if objects is None:
        gc.collect()
        objects = gc.get_objects()
    left = {id(one): one for one in objects}
    left.pop(id(objects), None)
    for one in objects:
        for referent in gc.get_referents(one):
            left.pop(id(referent), None)
    for name in ("frame", "function"):  # running calls and what they call
        for one in [one for one in left.values() if _objects.type_name(one) == name]:
            del left[id(one)]
    return list(left.values())


def at(addr):
    """The object with that id, or None."""
    for one in at_addrs({addr}):
        return one
    return None


def at_addrs(address_set):
    """The objects with those ids."""
    return [one for one in gc.get_objects() if id(one) in address_set]


# ---- chains


def is_proper_module(obj):
    """Whether it is a module that can be imported."""
    return _objects.is_module(obj) and obj is sys.modules.get(vars(obj).get("__name__"))


def find_ref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    """The shortest chain of references from `obj` to what the predicate likes; [obj] if none."""
    def follow(one):
        return [other for other in gc.get_referents(one) if id(other) not in extra_ignore]
    return _objects.find_path(obj, predicate, follow, max_depth) or [obj]


def find_backref_chain(obj, predicate, max_depth=20, extra_ignore=()):
    """The shortest chain from what the predicate likes to `obj`; [obj] if there is none."""
    referrers = _objects.Referrers()

    def follow(one):
        return [other for other in referrers.of(one) if id(other) not in extra_ignore]
    path = _objects.find_path(obj, predicate, follow, max_depth)
    return path[::-1] if path else [obj]


# ---- graphs


_LEGEND = (("asked for", "white", "red"), ("module", "#ddeeff", "#1b2733"),
           ("highlighted", "#ffddaa", "#1b2733"))


class _Drawing:
    """A graph that grows step by step from some objects, in one direction."""

    def __init__(self, options):
        self.graph = _objects.Graph("ObjectGraph", _LEGEND)
        self.options = options

    def _is_shown(self, obj):
        chosen = self.options["filter"]
        return (id(obj) not in self.options["extra_ignore"] and _objects.is_object(obj)
                and (chosen is None or chosen(obj)))

    def add(self, obj, depth):
        options = self.options
        lines = [_objects.type_name(obj, options["shortnames"]), _objects.short(obj)]
        if options["refcounts"]:
            references = sys.getrefcount(obj) - 4  # those of this call are not counted
            lines[0] += f" [{references if references < _IMMORTAL else 'immortal'}]"
        if options["extra_info"]:
            lines.append(str(options["extra_info"](obj)))
        colours = {}
        if not depth:
            colours = {"fontcolor": "red"}
        elif _objects.is_module(obj):
            colours = {"fillcolor": '"#ddeeff"'}
        elif options["highlight"] and options["highlight"](obj):
            colours = {"fillcolor": '"#ffddaa"'}
        if options["extra_node_attrs"]:
            colours.update(options["extra_node_attrs"](obj))
        self.graph.add_node(obj, lines, **colours)

    def grow(self, start, follow, is_backward):
        """`follow` gives (name, object) of the neighbours."""
        known = {id(one) for one in start}
        latest = list(start)
        for one in latest:
            self.add(one, 0)
        for depth in range(1, self.options["max_depth"] + 1):
            waiting, latest = latest, []
            for one in waiting:
                if is_backward and is_proper_module(one):
                    continue
                self._add_neighbours(one, follow(one), is_backward, depth, known, latest)
        return self.graph

    def _add_neighbours(self, one, neighbours, is_backward, depth, known, latest):
        shown = [(name, other) for name, other in neighbours if self._is_shown(other)]
        limit = self.options["too_many"]
        for name, other in shown[:limit]:
            self.add(other, depth)
            self.graph.add_edge(*((other, one) if is_backward else (one, other)), name)
            if id(other) not in known:
                known.add(id(other))
                latest.append(other)
        if len(shown) > limit:
            words = "backreferences" if is_backward else "references"
            self.graph.add_note(one, f"{len(shown) - limit} more {words}", not is_backward)


def _name_edge(source, target):
    for name, one in _objects.named_referents(source):
        if one is target:
            return name
    return "__class__" if type(source) is target else ""


def _draw(objs, is_backward, filename, output, options):
    if not isinstance(objs, (list, tuple)):
        objs = [objs]
    if is_backward:
        referrers = _objects.Referrers([objs, options])

        def follow(one):
            return [(_name_edge(other, one), other) for other in referrers.of(one)]
    else:
        follow = _objects.named_referents
    _write(_Drawing(options).grow(objs, follow, is_backward), filename, output)


def show_backrefs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None,
                  filename=None, extra_info=None, refcounts=False, shortnames=True, output=None,
                  extra_node_attrs=None):
    """Draws who refers to the objects, so many steps back."""
    _draw(objs, True, filename, output, dict(
        max_depth=max_depth, extra_ignore=extra_ignore, filter=filter, too_many=too_many,
        highlight=highlight, extra_info=extra_info, refcounts=refcounts, shortnames=shortnames,
        extra_node_attrs=extra_node_attrs))


def show_refs(objs, max_depth=3, extra_ignore=(), filter=None, too_many=10, highlight=None,
              filename=None, extra_info=None, refcounts=False, shortnames=True, output=None,
              extra_node_attrs=None):
    """Draws what the objects refer to, so many steps far."""
    _draw(objs, False, filename, output, dict(
        max_depth=max_depth, extra_ignore=extra_ignore, filter=filter, too_many=too_many,
        highlight=highlight, extra_info=extra_info, refcounts=refcounts, shortnames=shortnames,
        extra_node_attrs=extra_node_attrs))


def show_chain(*chains, filename=None, output=None, highlight=None, extra_info=None,
               refcounts=False, shortnames=True, extra_node_attrs=None, **options):
    """Draws chains as find_ref_chain() and find_backref_chain() give them."""
    drawing = _Drawing(dict(filter=None, extra_ignore=(), too_many=10, highlight=highlight,
                            extra_info=extra_info, refcounts=refcounts, shortnames=shortnames,
                            extra_node_attrs=extra_node_attrs))
    for chain in chains:
        for number, one in enumerate(chain):
            drawing.add(one, number)
        for one, other in zip(chain, chain[1:]):
            drawing.graph.add_edge(one, other, _name_edge(one, other))
    _write(drawing.graph, filename, output)


def _write(graph, filename, output):
    """To a stream as DOT; or to a file, whose name is told: of name.png there is name.svg."""
    if output is not None:
        output.write(graph.text())
        return
    if filename is None:
        number, path = tempfile.mkstemp(prefix="objgraph-", suffix=".dot", text=True)
        os.close(number)
        _save(path, graph)
        filename = path
    elif filename.endswith((".dot", ".gv")):
        _save(filename, graph)
        return
    path = os.path.splitext(filename)[0] + ".svg"
    with open(path, "w") as file:
        file.write(graph.svg())
    print(f"Image generated as {path}")
    if path != filename and not filename.endswith(".dot"):
        print("(pictures are SVG here, which every browser shows)")


def _save(path, graph):
    with open(path, "w") as file:
        file.write(graph.text())
    print(f"Graph written to {path} ({len(graph.nodes)} nodes)")
