"""Tables of what a ClassTracker found, now or from a file."""
import json
import sys

from pympler import charts
from pympler.summary import show_size

__all__ = ["Stats", "ConsoleStats", "HtmlStats"]

_KEYS = ("classname", "tsize", "birth", "death", "name", "repr", "size")


def _show_moment(seconds):
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours:02}:{minutes:02}:{seconds:05.2f}"


def _flatten(size):
    return [size.size, size.flat, size.name, [_flatten(one) for one in size.refs]]


class _Record:
    """What a table needs of a tracked object."""

    def __init__(self, classname, birth, death, snapshots):
        self.classname, self.birth, self.death = classname, birth, death
        self.snapshots = snapshots  # of [moment, [size, flat, name, referents]]

    @property
    def size(self):
        return max((size[0] for moment, size in self.snapshots), default=0)

    @property
    def name(self):
        return self.snapshots[-1][1][2] if self.snapshots else self.classname


class Stats:
    """The records of a tracker, or those that dump_stats wrote to a file."""

    def __init__(self, tracker=None, filename=None, stream=None):
        self.stream = stream
        self.tracker = tracker
        self.sorted = []
        self._loaded = None
        self._order = None
        if filename:
            self.load_stats(filename)

    def _write(self, text):
        print(text, file=self.stream or sys.stdout)

    @property
    def snapshots(self):
        """Of each snapshot a dict: timestamp, desc, total, classes."""
        if self._loaded:
            return self._loaded["snapshots"]
        return [{"timestamp": one.timestamp, "desc": one.desc, "total": one.asizeof_total,
                 "classes": one.classes} for one in self.tracker.snapshots]

    def _list_objects(self):
        if self._loaded:
            return [_Record(*row) for row in self._loaded["objects"]]
        return [_Record(one.classname, one.birth, one.death,
                        [[moment, _flatten(size)] for moment, size in one.snapshots])
                for found in self.tracker.index.values() for one in found]

    def dump_stats(self, fileobj, close=True):
        """Writes all records to a file, given by name or opened for text."""
        objects = [[one.classname, one.birth, one.death, one.snapshots]
                   for one in self._list_objects()]
        text = json.dumps({"snapshots": self.snapshots, "objects": objects})
        if not isinstance(fileobj, str):
            fileobj.write(text)
            if close:
                fileobj.close()
            return
        with open(fileobj, "w") as file:
            file.write(text)

    def load_stats(self, fdump):
        """Reads what dump_stats wrote."""
        if not isinstance(fdump, str):
            self._loaded = json.loads(fdump.read())
            return
        with open(fdump) as file:
            self._loaded = json.loads(file.read())

    def sort_stats(self, *args):
        """Orders objects by these keys: classname, size, birth, death, name."""
        for key in args:
            if key not in _KEYS:
                raise ValueError(f"unknown key '{key}', should be one of {list(_KEYS)}")
        self._order = args or ("classname", "tsize", "birth")
        self.sorted = sorted(self._list_objects(), key=self._rank)
        return self

    def _rank(self, record):
        rank = []
        for key in self._order:
            if key in ("size", "tsize"):
                rank.append(-record.size)
            elif key == "death":
                rank.append(float("inf") if record.death is None else record.death)
            else:
                rank.append(record.birth if key == "birth" else getattr(record, key, record.name))
        return rank

    def reverse_order(self):
        """Turns the order of sort_stats round."""
        if not self.sorted:
            self.sort_stats()
        self.sorted.reverse()
        return self


class ConsoleStats(Stats):
    """Prints the records as text."""

    def print_stats(self, clsname=None, limit=1.0):
        """Each object, with its sizes; of classes whose name has `clsname` in it. `limit`: how
        many, as a number or as a part of 1."""
        records = self.sorted or self.sort_stats().sorted
        if clsname:
            records = [one for one in records if clsname in one.classname]
        count = int(len(records) * limit) if limit <= 1 and isinstance(limit, float) else limit
        for record in records[:count]:
            self._print_object(record)

    def _print_object(self, record):
        self._write(f"{record.classname:40} {record.name}")
        self._write(f"  {_show_moment(record.birth)}  instantiated")
        for moment, size in record.snapshots:
            self._write(f"  {_show_moment(moment)} {show_size(size[0]):>12}")
            self._print_referents(size, "    ")
        if record.death is not None:
            self._write(f"  {_show_moment(record.death)}  finalized")

    def _print_referents(self, size, indent):
        for part in sorted(size[3], key=lambda part: -part[0]):
            if part[0]:
                self._write(f"{indent}{part[2]:40} {show_size(part[0]):>12}")
                self._print_referents(part, indent + "  ")

    def print_summary(self):
        """For each snapshot a line a class: how many live, bytes together and on average."""
        self._write("---- SUMMARY " + "-" * 66)
        for snapshot in self.snapshots:
            self._write(f"{snapshot['desc']:35} {'active':>11} {show_size(snapshot['total']):>12} "
                        f"{'average':>12} {'pct':>5}")
            for name, row in sorted(snapshot["classes"].items()):
                self._write(f"  {name:33} {row['active']:>11} {show_size(row['sum']):>12} "
                            f"{show_size(row['avg']):>12} {row['pct']:>4.0f}%")
        self._write("-" * 79)


_PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title><style>
body {{ font: 15px/1.4 sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ padding: 2px 10px; text-align: right; border-bottom: 1px solid #ddd; }}
th:first-child, td:first-child {{ text-align: left; }}
.bar {{ background: #4a7ebb; display: inline-block; height: 10px; }}
</style></head><body><h1>{title}</h1>
{body}
</body></html>
"""


def _escape(text):
    for mark, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(mark, name)
    return text


class HtmlStats(Stats):
    """Writes the records as one page that needs nothing else."""

    def create_html(self, fname, title="ClassTracker Statistics"):
        """A chart over time, a table for each snapshot, and one of the objects of each class."""
        body = [charts.draw(self.snapshots)] if len(self.snapshots) > 1 else []
        body += [self._snapshot_table(one) for one in self.snapshots]
        records = self.sorted or self.sort_stats().sorted
        for name in dict.fromkeys(one.classname for one in records):
            body.append(self._class_table([one for one in records if one.classname == name], name))
        with open(fname, "w") as file:
            file.write(_PAGE.format(title=_escape(title), body="\n".join(body)))

    def _snapshot_table(self, snapshot):
        most = max((row["sum"] for row in snapshot["classes"].values()), default=0) or 1
        rows = [(name, f"{row['active']:,}", f"{row['sum']:,} B", f"{row['avg']:,.1f} B",
                 f"{row['pct']:.1f} %", round(200 * row["sum"] / most))
                for name, row in sorted(snapshot["classes"].items())]
        return (f"<h2>{_escape(snapshot['desc'] or 'Snapshot')}, {snapshot['timestamp']:.2f} s: "
                f"{snapshot['total']:,} B</h2>\n"
                + _html_table(("class", "active", "bytes", "average", "share", ""), rows))

    def _class_table(self, records, name):
        most = max((one.size for one in records), default=0) or 1
        rows = [(one.name, _show_moment(one.birth), _show_moment(one.death) if one.death else "",
                 f"{one.size:,} B", round(200 * one.size / most)) for one in records]
        return (f"<h2>{_escape(name)}: {len(records):,} objects</h2>\n"
                + _html_table(("object", "born", "died", "most bytes", ""), rows))


def _html_table(titles, rows):
    """The last column of a row is the width of its bar."""
    lines = ["<table><tr>" + "".join(f"<th>{title}</th>" for title in titles) + "</tr>"]
    for *cells, width in rows:
        lines.append("<tr>" + "".join(f"<td>{_escape(cell)}</td>" for cell in cells)
                     + f'<td><span class="bar" style="width: {width}px"></span></td></tr>')
    return "\n".join(lines + ["</table>"])
