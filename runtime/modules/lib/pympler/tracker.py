"""What became more or less between two looks."""
import gc
from sys import getsizeof, intern

import tare
from pympler import muppy, summary

__all__ = ["SummaryTracker", "ObjectTracker"]


class SummaryTracker:
    """Compares the heap by type with how it was when last asked.

    A look is a census, which makes no object; what the tracker itself keeps is taken off.
    """

    def __init__(self, ignore_self=True):
        self.ignore_self = ignore_self
        self.summaries = {}
        self.s0 = None
        self.s0 = self.create_summary()

    def create_summary(self):
        """Rows of all live objects by type, once garbage is collected."""
        gc.collect()
        kept = [self.s0, *self.summaries.values()]
        report = tare.census()
        less = {}
        if self.ignore_self:
            less = {row["type_name"]: (row["count"], row["own_bytes"])
                    for row in tare.footprint(kept).types}
        rows = []
        for row in report.rows:
            count, size = less.pop(row["name"], (0, 0))
            rows.append([row["name"], row["count"] - count, row["own_bytes"] - size])
        return rows

    def diff(self, summary1=None, summary2=None):
        """Rows of what changed: since the last look, since `summary1`, or between the two."""
        if summary2 is None:
            latest = self.create_summary()
            before = self.s0 if summary1 is None else summary1
            self.s0 = latest
        elif summary1 is None:
            raise ValueError("You cannot provide summary2 without summary1.")
        else:
            before, latest = summary1, summary2
        return [row for row in summary.get_diff(before, latest) if row[1] or row[2]]

    def format_diff(self, summary1=None, summary2=None):
        """The lines of a table of what changed."""
        return summary.format_(self.diff(summary1, summary2))

    def print_diff(self, summary1=None, summary2=None):
        """Prints what changed."""
        for line in self.format_diff(summary1, summary2):
            print(line)

    def store_summary(self, key):
        """Keeps a look under that name, in self.summaries."""
        self.summaries[key] = None  # so that the dict has grown when it is looked at
        self.summaries[key] = self.create_summary()


def _type_name(obj):
    return intern(type(obj).__name__)


class ObjectTracker:
    """Which objects are new or gone since last asked; it does not keep them alive."""

    def __init__(self):
        self._known = _name_all(muppy.get_objects())

    def get_diff(self, ignore=()):
        """Objects that are new ("+"), and rows of what is gone ("-") by type.

        Objects are told apart by address and type: one that took the place of another of its type
        is taken for that.
        """
        now = muppy.get_objects()
        before, self._known = self._known, _name_all(now)
        left_out = {id(one) for one in (self, self.__dict__, before, ignore, *ignore)}
        left_out.update(map(id, before.values()))
        return {"+": [one for one in now
                      if before.get(id(one), ("",))[0] != type(one).__name__
                      and id(one) not in left_out],
                "-": _count_gone(before, self._known, left_out)}

    def print_diff(self, ignore=()):
        """Prints what is new and what is gone, by type."""
        diff = self.get_diff(ignore)
        print("Added objects:")
        summary.print_(summary.summarize(diff["+"]))
        print("Removed objects:")
        summary.print_(diff["-"])


def _name_all(objects):
    """The types' names by the objects' ids, own bytes with them."""
    return {id(one): (_type_name(one), getsizeof(one)) for one in objects}


def _count_gone(before, now, left_out):
    """Rows of what is in `before` only."""
    sums = {}
    for number, (name, size) in before.items():
        if now.get(number, ("",))[0] != name and number not in left_out:
            row = sums.setdefault(name, [name, 0, 0])
            row[1] += 1
            row[2] += size
    return list(sums.values())
