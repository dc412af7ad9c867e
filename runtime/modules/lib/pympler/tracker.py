"""What became more or less between two looks."""
import gc

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
        self.s0 = ()
        self.s0 = self.create_summary()

    def create_summary(self):
        """Rows of all live objects by type, once garbage is collected."""
        gc.collect()
        report = tare.census()
        own = tare.footprint(self.__dict__) if self.ignore_self else None
        less = {}
        if own is not None:
            less = {row["type_name"]: (row["count"], row["own_bytes"]) for row in own.types}
        rows = []
        for row in report.rows:
            count, size = less.get(row["name"], (0, 0))
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
        self.summaries[key] = self.create_summary()


class ObjectTracker:
    """Which objects are new or gone since last asked; it does not keep them alive."""

    def __init__(self):
        self._known = {id(one): type(one).__name__ for one in muppy.get_objects()}

    def get_diff(self, ignore=()):
        """Objects that are new ("+"), and rows of what is gone ("-") by type."""
        left_out = {id(one) for one in ignore}
        left_out |= {id(self), id(self.__dict__), id(self._known)}
        now = [one for one in muppy.get_objects() if id(one) not in left_out]
        new = [one for one in now if id(one) not in self._known]
        ids = {id(one) for one in now}
        gone = {}
        for number, name in self._known.items():
            if number not in ids and number not in left_out:
                gone[name] = gone.get(name, 0) + 1
        self._known = {id(one): type(one).__name__ for one in now}
        return {"+": new, "-": [[name, count, 0] for name, count in gone.items()]}

    def print_diff(self, ignore=()):
        """Prints what is new and what is gone, by type."""
        diff = self.get_diff(ignore)
        print("Added objects:")
        summary.print_(summary.summarize(diff["+"]))
        print("Removed objects:")
        summary.print_(diff["-"])
