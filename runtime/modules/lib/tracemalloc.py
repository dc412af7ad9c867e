"""Which line allocated what: traces of all blocks that are alive.

Sizes are the bytes that a block really takes of the heap. A snapshot is a list of raw traces,
(domain, size, frames, total number of frames) with the innermost frame first; the classes below
show them with the innermost frame last.
"""
from collections.abc import Iterable, Sequence
from functools import total_ordering
import fnmatch
import json
import linecache
import os.path

from _tracemalloc import *
from _tracemalloc import _get_object_traceback, _get_traces

_SCHEMA = "tare.tracemalloc/1"


def _format_size(size, sign):
    plus = "+" if sign else ""
    for unit in ("B", "KiB", "MiB", "GiB", "TiB"):
        if abs(size) < 100 and unit != "B":
            return format(size, plus + ".1f") + " " + unit
        if abs(size) < 10 * 1024 or unit == "TiB":
            return format(size, plus + ".0f") + " " + unit
        size /= 1024


def _average(size, count):
    return f", average={_format_size(size / count, False)}" if count else ""


class Statistic:
    """Size and number of the blocks of one place."""

    __slots__ = ("traceback", "size", "count")

    def __init__(self, traceback, size, count):
        self.traceback = traceback
        self.size = size
        self.count = count

    def __hash__(self):
        return hash((self.traceback, self.size, self.count))

    def __eq__(self, other):
        if not isinstance(other, Statistic):
            return NotImplemented
        return (self.traceback, self.size, self.count) == (
            other.traceback, other.size, other.count)

    def __str__(self):
        return (f"{self.traceback}: size={_format_size(self.size, False)}, count={self.count}"
                + _average(self.size, self.count))

    def __repr__(self):
        return (f"<Statistic traceback={self.traceback!r} size={self.size} "
                f"count={self.count}>")

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff:
    """How the blocks of one place differ between two snapshots."""

    __slots__ = ("traceback", "size", "size_diff", "count", "count_diff")

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback = traceback
        self.size = size
        self.size_diff = size_diff
        self.count = count
        self.count_diff = count_diff

    def _fields(self):
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def __hash__(self):
        return hash(self._fields())

    def __eq__(self, other):
        if not isinstance(other, StatisticDiff):
            return NotImplemented
        return self._fields() == other._fields()

    def __str__(self):
        return (f"{self.traceback}: size={_format_size(self.size, False)} "
                f"({_format_size(self.size_diff, True)}), count={self.count} "
                f"({self.count_diff:+d})" + _average(self.size, self.count))

    def __repr__(self):
        return (f"<StatisticDiff traceback={self.traceback!r} size={self.size} "
                f"({self.size_diff:+d}) count={self.count} ({self.count_diff:+d})>")

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


@total_ordering
class Frame:
    """A line of a file."""

    __slots__ = ("_frame",)

    def __init__(self, frame):
        self._frame = frame

    @property
    def filename(self):
        return self._frame[0]

    @property
    def lineno(self):
        return self._frame[1]

    def __eq__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame == other._frame

    def __lt__(self, other):
        if not isinstance(other, Frame):
            return NotImplemented
        return self._frame < other._frame

    def __hash__(self):
        return hash(self._frame)

    def __str__(self):
        return f"{self.filename}:{self.lineno}"

    def __repr__(self):
        return f"<Frame filename={self.filename!r} lineno={self.lineno!r}>"


@total_ordering
class Traceback(Sequence):
    """The frames that led to an allocation, the innermost last."""

    __slots__ = ("_frames", "_total_nframe")

    def __init__(self, frames, total_nframe=None):
        self._frames = tuple(reversed(frames))
        self._total_nframe = total_nframe

    @property
    def total_nframe(self):
        return self._total_nframe

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Frame(frame) for frame in self._frames[index])
        return Frame(self._frames[index])

    def __contains__(self, frame):
        return frame._frame in self._frames

    def __hash__(self):
        return hash(self._frames)

    def __eq__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames == other._frames

    def __lt__(self, other):
        if not isinstance(other, Traceback):
            return NotImplemented
        return self._frames < other._frames

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        total = "" if self._total_nframe is None else f" total_nframe={self._total_nframe}"
        return f"<Traceback {tuple(self)}{total}>"

    def format(self, limit=None, most_recent_first=False):
        """Lines as a traceback shows them: place, and source where it can be read."""
        frames = self[:]
        if limit is not None:
            frames = frames[-limit:] if limit > 0 else frames[:limit]
        if most_recent_first:
            frames = reversed(frames)
        lines = []
        for frame in frames:
            lines.append(f'  File "{frame.filename}", line {frame.lineno}')
            source = linecache.getline(frame.filename, frame.lineno).strip()
            if source:
                lines.append("    " + source)
        return lines


def get_object_traceback(obj):
    """Where the object was allocated; None when that was not traced."""
    frames = _get_object_traceback(obj)
    return None if frames is None else Traceback(frames)


class Trace:
    """One block."""

    __slots__ = ("_trace",)

    def __init__(self, trace):
        self._trace = trace

    @property
    def domain(self):
        return self._trace[0]

    @property
    def size(self):
        return self._trace[1]

    @property
    def traceback(self):
        return Traceback(*self._trace[2:])

    def __eq__(self, other):
        if not isinstance(other, Trace):
            return NotImplemented
        return self._trace == other._trace

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return f"{self.traceback}: {_format_size(self.size, False)}"

    def __repr__(self):
        return (f"<Trace domain={self.domain} size={_format_size(self.size, False)}, "
                f"traceback={self.traceback!r}>")


class _Traces(Sequence):
    def __init__(self, traces):
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(Trace(trace) for trace in self._traces[index])
        return Trace(self._traces[index])

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        if not isinstance(other, _Traces):
            return NotImplemented
        return self._traces == other._traces

    def __repr__(self):
        return f"<Traces len={len(self)}>"


def _normalize_filename(filename):
    filename = os.path.normcase(filename)
    return filename[:-1] if filename.endswith(".pyc") else filename


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive

    def _match(self, trace):
        raise NotImplementedError


class Filter(BaseFilter):
    """Traces by file, line and domain."""

    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        self.inclusive = inclusive
        self._filename_pattern = _normalize_filename(filename_pattern)
        self.lineno = lineno
        self.all_frames = all_frames
        self.domain = domain

    @property
    def filename_pattern(self):
        return self._filename_pattern

    def _is_hit(self, frame):
        filename, lineno = frame
        if not fnmatch.fnmatch(_normalize_filename(filename), self._filename_pattern):
            return False
        return self.lineno is None or lineno == self.lineno

    def _match_traceback(self, frames):
        frames = frames if self.all_frames else frames[:1]
        return any(self._is_hit(frame) for frame in frames) == bool(self.inclusive)

    def _match(self, trace):
        is_match = self._match_traceback(trace[2])
        if self.domain is None:
            return is_match
        if self.inclusive:
            return is_match and trace[0] == self.domain
        return is_match or trace[0] != self.domain


class DomainFilter(BaseFilter):
    """Traces by domain; tare has one, number 0."""

    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    @property
    def domain(self):
        return self._domain

    def _match(self, trace):
        return (trace[0] == self.domain) == bool(self.inclusive)


def _keys_by_line(frames):
    return [(frame,) for frame in frames]


def _keys_by_file(frames):
    return [((filename, 0),) for filename, lineno in frames]


class Snapshot:
    """All blocks that were traced at one moment."""

    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        """Writes the snapshot into a file, for load()."""
        data = {"schema": _SCHEMA, "traceback_limit": self.traceback_limit,
                "traces": self.traces._traces}
        with open(filename, "w", encoding="utf-8") as file:
            json.dump(data, file)

    @staticmethod
    def load(filename):
        """The snapshot that dump() wrote."""
        try:
            with open(filename, encoding="utf-8") as file:
                data = json.load(file)
        except ValueError:
            raise ValueError(f"{filename!r} is not a whole snapshot of tracemalloc") from None
        if not isinstance(data, dict) or data.get("schema") != _SCHEMA:
            raise ValueError(f"{filename!r} is not a snapshot of tracemalloc")
        traces = [(domain, size, tuple((name, line) for name, line in frames), total)
                  for domain, size, frames, total in data["traces"]]
        return Snapshot(traces, data["traceback_limit"])

    def filter_traces(self, filters):
        """A new snapshot: traces that one of the inclusive filters and all others match."""
        if not isinstance(filters, Iterable):
            raise TypeError("filters must be a list of filters, not "
                            + type(filters).__name__)
        filters = list(filters)
        inclusive = [f for f in filters if f.inclusive]
        exclusive = [f for f in filters if not f.inclusive]
        traces = [trace for trace in self.traces._traces
                  if (not inclusive or any(f._match(trace) for f in inclusive))
                  and all(f._match(trace) for f in exclusive)]
        return Snapshot(traces, self.traceback_limit)

    def _group_by(self, key_type, cumulative):
        if key_type not in ("traceback", "filename", "lineno"):
            raise ValueError(f"unknown key_type: {key_type!r}")
        if cumulative and key_type == "traceback":
            raise ValueError("cumulative mode cannot by used with key type 'traceback'")
        keys_of = _keys_by_file if key_type == "filename" else _keys_by_line
        known = {}
        groups = {}
        for domain, size, frames, total in self.traces._traces:
            places = known.get(frames)
            if places is None:
                if key_type == "traceback":
                    places = [Traceback(frames)]
                else:
                    keys = keys_of(frames if cumulative else frames[:1])
                    places = [Traceback(key) for key in dict.fromkeys(keys)]
                known[frames] = places
            for place in places:
                group = groups.get(place)
                if group is None:
                    groups[place] = Statistic(place, size, 1)
                else:
                    group.size += size
                    group.count += 1
        return groups

    def statistics(self, key_type, cumulative=False):
        """Sums by "filename", "lineno" or "traceback", the largest first."""
        groups = self._group_by(key_type, cumulative)
        return sorted(groups.values(), reverse=True, key=Statistic._sort_key)

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        """Differences from an older snapshot, the largest first."""
        new = self._group_by(key_type, cumulative)
        old = old_snapshot._group_by(key_type, cumulative)
        nothing = Statistic(None, 0, 0)
        differences = []
        for place in dict.fromkeys([*new, *old]):
            now, then = new.get(place, nothing), old.get(place, nothing)
            differences.append(StatisticDiff(place, now.size, now.size - then.size, now.count,
                                             now.count - then.count))
        return sorted(differences, reverse=True, key=StatisticDiff._sort_key)


def take_snapshot():
    """The traces of all blocks that are alive."""
    if not is_tracing():
        raise RuntimeError("the tracemalloc module must be tracing memory allocations to "
                           "take a snapshot")
    return Snapshot(_get_traces(), get_traceback_limit())
