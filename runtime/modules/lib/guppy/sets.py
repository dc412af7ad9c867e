"""Sets of objects by identity, divided into rows by what one asks of each object."""
import gc
import sys
import types

import _objects
import tare

_ROWS = 10
_PLAIN = (str, bytes, tuple, list, dict, set, frozenset, types.CodeType, types.FunctionType)

_TITLES = {
    "byclodo": "Kind (class / dict of class)",
    "bytype": "Type",
    "bysize": "Individual Size",
    "byrcs": "Referrers by Kind (class / dict of class)",
    "byid": "Brief",
}


def _own_dicts(objects):
    """Ids of the dicts that are a module's, a class's or an instance's, with the owner's type."""
    owners = {}
    for one in objects:
        if type(one) in _PLAIN:
            continue
        for name, referent in _objects.named_referents(one):
            if type(referent) is dict and name == "__dict__":
                owners[id(referent)] = _objects.type_name(one, False)
    return owners


class Relation:
    """A way to divide a set, by its name."""

    def __init__(self, name):
        self.name = name

    def divide(self, objects):
        """(kind, objects) pairs, those that take most first."""
        groups = {}
        for kind, one in zip(self._kinds(objects), objects):
            groups.setdefault(kind, []).append(one)
        return sorted(groups.items(), key=lambda row: -sum(map(sys.getsizeof, row[1])))

    def _kinds(self, objects):
        if self.name == "bysize":
            return [f"{sys.getsizeof(one):,}" for one in objects]
        if self.name == "byid":
            return [f"{id(one):#x} {_objects.type_name(one, False)} {_objects.short(one)}".rstrip()
                    for one in objects]
        if self.name == "byrcs":
            return _kinds_of_referrers(objects)
        owners = {}
        if self.name == "byclodo" and any(type(one) is dict for one in objects):
            owners = _own_dicts(objects + gc.get_objects())
        return [_kind(one, owners, self.name) for one in objects]


def _own_lists():
    """The lists in which sets keep their objects: no referrers that anyone asks for."""
    sets = [one for one in gc.get_objects() if type(one) is IdentitySet]
    return [kept for one in sets
            for kept in (one._objects, *(part for kind, part in one._parts or ()))]


def _kind(one, owners, name):
    if type(one) is dict and name == "byclodo":
        owner = owners.get(id(one))
        return f"dict of {owner}" if owner else "dict (no owner)"
    return _objects.type_name(one, False)


def _kinds_of_referrers(objects):
    referrers = _objects.Referrers(_own_lists())
    kinds = []
    for one in objects:
        names = sorted({_objects.type_name(other, False) for other in referrers.of(one)})
        kinds.append(", ".join(names) or "<Nothing>")
    return kinds


class IdentitySet:
    """Objects, each once. Prints as a table of its parts, which are sets too: x[0], x[1:3]."""

    def __init__(self, objects, relation="byclodo", first=0):
        self._objects = list({id(one): one for one in objects}.values())
        self._relation = relation
        self._first = first  # the row that is shown first
        self._parts = None

    # ---- the whole ----

    @property
    def count(self):
        return len(self._objects)

    @property
    def size(self):
        """The bytes of their own."""
        return sum(map(sys.getsizeof, self._objects))

    indisize = size

    @property
    def domisize(self):
        """What they and all that only they keep alive take, one after the other."""
        return sum(tare.size(one).retained_bytes for one in self._objects)

    @property
    def nodes(self):
        return frozenset(map(id, self._objects))

    @property
    def theone(self):
        """The only object of a set."""
        if self.count != 1:
            raise ValueError(f"there are {self.count} objects, not one")
        return self._objects[0]

    @property
    def byid(self):
        return IdentitySet(sorted(self._objects, key=sys.getsizeof, reverse=True), "byid")

    def by(self, relation):
        """The same set, divided otherwise: by a relation of hpy() or its name."""
        name = relation.name if isinstance(relation, Relation) else "by" + relation.lower()
        if name not in _TITLES:
            raise ValueError(f"there is no relation {relation!r}")
        return IdentitySet(self._objects, name)

    @property
    def byclodo(self):
        return IdentitySet(self._objects, "byclodo")

    byclass = bytype = property(lambda self: IdentitySet(self._objects, "bytype"))
    bysize = property(lambda self: IdentitySet(self._objects, "bysize"))
    byrcs = property(lambda self: IdentitySet(self._objects, "byrcs"))

    # ---- the parts ----

    @property
    def parts(self):
        """(kind, objects) of each row."""
        if self._parts is None:
            self._parts = Relation(self._relation).divide(self._objects)
        return self._parts

    @property
    def kind(self):
        """What all of them are, by the relation."""
        return self.parts[0][0] if len(self.parts) == 1 else self

    def __len__(self):
        return len(self.parts)

    def __getitem__(self, index):
        if isinstance(index, slice):
            chosen = [one for kind, part in self.parts[index] for one in part]
        else:
            chosen = self.parts[index][1]
        return IdentitySet(chosen, self._relation)

    def __iter__(self):
        return (IdentitySet(part, self._relation) for kind, part in self.parts)

    def __contains__(self, obj):
        return id(obj) in self.nodes

    def __and__(self, other):
        ids = other.nodes
        return IdentitySet((one for one in self._objects if id(one) in ids), self._relation)

    def __sub__(self, other):
        ids = other.nodes
        return IdentitySet((one for one in self._objects if id(one) not in ids), self._relation)

    def __or__(self, other):
        return IdentitySet(self._objects + other._objects, self._relation)

    def __eq__(self, other):
        return isinstance(other, IdentitySet) and self.nodes == other.nodes

    def __hash__(self):
        return hash(self.nodes)

    # ---- who holds them ----

    @property
    def referrers(self):
        """The objects that refer to one of them."""
        found = _objects.Referrers(_own_lists())
        return IdentitySet(other for one in self._objects for other in found.of(one))

    @property
    def referents(self):
        """The objects that one of them refers to."""
        return IdentitySet(other for one in self._objects
                           for name, other in _objects.named_referents(one)
                           if _objects.is_object(other))

    @property
    def shpaths(self):
        """The shortest chain to the only object, from what cannot go."""
        return tare.why(self.theone)

    sp = rp = shpaths

    # ---- as a table ----

    @property
    def more(self):
        """The rows behind those that are shown."""
        further = IdentitySet(self._objects, self._relation, self._first + _ROWS)
        further._parts = self.parts
        return further

    @property
    def all(self):
        """Prints all rows."""
        return _Words(self._table(len(self.parts)))

    @property
    def stat(self):
        return _Words(self._table(_ROWS))

    def _table(self, limit):
        if not self.count:
            return "<Nothing>"
        total, count = self.size, self.count
        lines = [f"Partition of a set of {count} object{'s' * (count != 1)}. "
                 f"Total size = {total} bytes.",
                 f" Index  Count   %     Size   % Cumulative  % {_TITLES[self._relation]}"]
        sizes = [sum(map(sys.getsizeof, part)) for kind, part in self.parts]
        sum_bytes = sum(sizes[:self._first])
        rows = list(enumerate(zip(self.parts, sizes)))[self._first:self._first + limit]
        for number, ((kind, part), size) in rows:
            sum_bytes += size
            lines.append(f"{number:6}{len(part):7}{_percent(len(part), count):4}{size:9}"
                         f"{_percent(size, total):4}{sum_bytes:10}{_percent(sum_bytes, total):4}"
                         f" {kind}")
        left = len(self.parts) - self._first - len(rows)
        if left > 0:
            lines.append(f"<{left} more row{'s' * (left != 1)}. Type e.g. '_.more' to view.>")
        return "\n".join(lines)

    def __str__(self):
        return self._table(_ROWS)

    __repr__ = __str__


class _Words(str):
    """A text that shows as it is."""

    __repr__ = str.__str__


def _percent(part, whole):
    return round(100 * part / whole) if whole else 0
