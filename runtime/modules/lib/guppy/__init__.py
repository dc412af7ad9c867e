"""Heapy: what the heap is made of, as sets of objects that are told apart by kind.

hpy() gives a view of the heap; its heap() is a set that prints as a table. Sizes are those of the
blocks that objects have here, and every object is counted, also those that the collector does not
follow.
"""
import gc

from guppy.sets import IdentitySet, Relation

__all__ = ["hpy"]
__version__ = "3.1.4"
__path__ = []  # of the binary: modules in it are found by their names


class hpy:
    """A view of the heap, which may begin at a moment of its own."""

    def __init__(self):
        self._before = None

    def heap(self):
        """All objects; after setrelheap() those that are new since then."""
        from pympler import muppy
        found = muppy.get_objects()
        if self._before is None:
            return IdentitySet(found)
        new = []
        for one in found:
            if id(one) not in self._before and one is not self._before:
                new.append(one)
        return IdentitySet(new)

    def setrelheap(self):
        """From now on heap() shows what is new."""
        from pympler import muppy
        gc.collect()
        self._before = None
        self._before = frozenset(map(id, muppy.get_objects()))

    setref = setrelheap

    def iso(self, *objects):
        """The set of these objects."""
        return IdentitySet(objects)

    def idset(self, iterable):
        """The set of what can be iterated over."""
        return IdentitySet(iterable)

    @property
    def Nothing(self):
        return IdentitySet(())

    @property
    def Clodo(self):
        return Relation("byclodo")

    @property
    def Type(self):
        return Relation("bytype")

    @property
    def Size(self):
        return Relation("bysize")

    @property
    def Rcs(self):
        return Relation("byrcs")

    def __repr__(self):
        return ("hpy(): heap(), setrelheap(), iso(*objects), idset(iterable). Sets have size, count,\n"
                "stat, more, bytype, byclodo, bysize, byid, byrcs, theone, nodes, shpaths, sp, &, |, -.")
