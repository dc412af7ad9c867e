"""Who among some objects refers to whom, as edges and as DOT."""
import sys

import _objects

__all__ = ["ReferenceGraph"]


class _MetaObject:
    """What a graph tells of one of its objects."""

    __slots__ = ("cycle", "id", "size", "str", "type")

    def __init__(self, obj):
        self.id = id(obj)
        self.type = _objects.type_name(obj)
        self.size = sys.getsizeof(obj)
        self.str = _objects.short(obj)
        self.cycle = False


class _Edge:
    """A reference: from the id `src` to the id `dst`, by the name `label`."""

    __slots__ = ("dst", "group", "label", "src")

    def __init__(self, src, dst, label):
        self.src, self.dst, self.label = src, dst, label
        self.group = None

    def __repr__(self):
        return f"<{self.src:#x} => {self.dst:#x}, '{self.label}'>"

    def __eq__(self, other):
        return isinstance(other, _Edge) and (self.src, self.dst, self.label) == (
            other.src, other.dst, other.label)

    def __hash__(self):
        return hash((self.src, self.dst, self.label))


class ReferenceGraph:
    """The references among the given objects; with `reduce`, of those alone that are in cycles."""

    def __init__(self, objects, reduce=False):
        self.objects = list(objects)
        self.count = len(self.objects)
        self.edges = _find_edges(self.objects)
        self.num_in_cycles = "N/A"
        if reduce:
            self._reduce()
            self.num_in_cycles = len(self.objects)
        self.metadata = [_MetaObject(one) for one in self.objects]
        for one in self.metadata:
            one.cycle = reduce
        self.total_size = sum(one.size for one in self.metadata)

    def _reduce(self):
        """Takes away, again and again, what nothing refers to or what refers to nothing."""
        while True:
            ends = ({edge.src for edge in self.edges} & {edge.dst for edge in self.edges})
            left = [one for one in self.objects if id(one) in ends]
            if len(left) == len(self.objects):
                return
            self.objects = left
            self.edges = {edge for edge in self.edges if edge.src in ends and edge.dst in ends}

    def reduce_to_cycles(self):
        """The graph of what is in cycles, or on a way between two; None if there is nothing."""
        reduced = ReferenceGraph(self.objects, reduce=True)
        return reduced if reduced.objects else None

    def split(self):
        """The parts that have no reference to each other, as graphs."""
        neighbours = {id(one): set() for one in self.objects}
        for edge in self.edges:
            neighbours[edge.src].add(edge.dst)
            neighbours[edge.dst].add(edge.src)
        by_id = {id(one): one for one in self.objects}
        while by_id:
            waiting, part = [next(iter(by_id))], []
            while waiting:
                number = waiting.pop()
                if number in by_id:
                    part.append(by_id.pop(number))
                    waiting.extend(neighbours[number])
            yield ReferenceGraph(part)

    def split_and_sort(self):
        """The parts, the largest first."""
        return sorted(self.split(), key=lambda graph: graph.count, reverse=True)

    def get_graph(self):
        """The graph as DOT."""
        return self._draw().text()

    def _draw(self):
        graph = _objects.Graph("G", (("in a cycle", "white", "red"),))
        by_id = {id(one): one for one in self.objects}
        for one, meta in zip(self.objects, self.metadata):
            graph.add_node(one, [meta.type, meta.str, f"{meta.size} B"],
                           **({"color": "red"} if meta.cycle else {}))
        for edge in sorted(self.edges, key=lambda edge: (edge.src, edge.dst, edge.label)):
            graph.add_edge(by_id[edge.src], by_id[edge.dst], edge.label)
        return graph

    def write_graph(self, filename):
        """Writes the graph as DOT."""
        with open(filename, "w") as file:
            file.write(self.get_graph())

    def render(self, filename, cmd="dot", format="svg", unflatten=False):
        """Draws the graph as SVG, which is the only format: False of any other; or of no graph."""
        if not self.objects or format != "svg":
            return False
        with open(filename, "w") as file:
            file.write(self._draw().svg())
        return True


def _find_edges(objects):
    ids = {id(one) for one in objects}
    return {_Edge(id(one), id(other), name) for one in objects
            for name, other in _objects.named_referents(one) if id(other) in ids}
