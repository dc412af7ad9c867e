"""How many instances of chosen classes live, what they weigh, and how both change.

Instances are held by weak references, so being tracked keeps none alive. What several tracked
objects lead to counts for the first of them; an object that is tracked itself counts for none else.
"""
import functools
import time
import weakref

import tare
from pympler import asizeof

__all__ = ["ClassTracker", "TrackedObject", "Snapshot"]


class Snapshot:
    """Sizes at one moment: `classes` has for each name a dict of active, sum, avg, pct."""

    def __init__(self, timestamp, desc):
        self.timestamp = timestamp
        self.desc = desc
        self.classes = {}
        self.tracked_total = 0
        self.asizeof_total = 0

    @property
    def total(self):
        """All live objects of the heap."""
        return self.asizeof_total

    @property
    def label(self):
        return self.desc or f"{self.timestamp:.3f}s"


class TrackedObject:
    """What is known of one object: when it came and went, its size in each snapshot."""

    def __init__(self, obj, classname, resolution_level, birth, keep, on_death):
        self.ref = weakref.ref(obj, functools.partial(_note_death, self, on_death))
        self.id = id(obj)
        self.classname = classname
        self.resolution_level = resolution_level
        self.birth = birth
        self.death = None
        self.snapshots = []  # of (moment, Asized)
        self._object_ = obj if keep else None

    def get_max_size(self):
        return max((size.size for moment, size in self.snapshots), default=0)

    def get_size_at_time(self, timestamp):
        """Its size in the last snapshot up to that moment."""
        found = 0
        for moment, size in self.snapshots:
            if moment > timestamp:
                break
            found = size.size
        return found


def _note_death(tracked, clock, reference):
    tracked.death = clock()


class ClassTracker:
    """Follows objects (track_object) and all later instances of classes (track_class)."""

    def __init__(self, stream=None):
        from pympler.classtracker_stats import ConsoleStats
        self.index = {}  # of lists of TrackedObject by the name of the class
        self.snapshots = []
        self._by_id = {}
        self._constructors = {}  # of classes: their own __init__ or None, the wrapper
        self._settings = {}
        self._begin = time.perf_counter()
        self.stats = ConsoleStats(tracker=self, stream=stream)

    def _now(self):
        return time.perf_counter() - self._begin

    def track_object(self, instance, name=None, resolution_level=0, keep=False, trace=False):
        """Follows one object. With `keep` it stays alive."""
        known = self._by_id.get(id(instance))
        if known is not None and known.ref() is instance:
            return
        name = name or type(instance).__name__
        tracked = TrackedObject(instance, name, resolution_level, self._now(), keep, self._now)
        self.index.setdefault(name, []).append(tracked)
        self._by_id[id(instance)] = tracked

    def track_change(self, instance, resolution_level=0):
        """From the next snapshot on, so many levels of its referents are told."""
        self._by_id[id(instance)].resolution_level = resolution_level

    def track_class(self, cls, name=None, resolution_level=0, keep=False, trace=False):
        """Follows all instances of the class and its subclasses that are made from now on."""
        if not isinstance(cls, type):
            raise TypeError("only class objects can be tracked")
        name = name or f"{cls.__module__}.{cls.__name__}"
        self.index.setdefault(name, [])
        self._settings[cls] = {"name": name, "resolution_level": resolution_level, "keep": keep}
        if cls not in self._constructors:
            self._wrap(cls)

    def _wrap(self, cls):
        original = cls.__init__

        @functools.wraps(original, updated=())
        def __init__(instance, *args, **kwargs):
            self.track_object(instance, **self._settings_of(type(instance)))
            if original is not object.__init__:
                original(instance, *args, **kwargs)
            elif (args or kwargs) and type(instance).__new__ is object.__new__:
                raise TypeError(f"{type(instance).__name__}() takes no arguments")

        self._constructors[cls] = cls.__dict__.get("__init__")
        cls.__init__ = __init__

    def _settings_of(self, kind):
        return next(self._settings[base] for base in kind.__mro__ if base in self._settings)

    def detach_class(self, cls):
        """Later instances of the class are not followed; those that are, remain."""
        own = self._constructors.pop(cls)
        del self._settings[cls]
        if own is None:
            del cls.__init__
        else:
            cls.__init__ = own

    def detach_all_classes(self):
        for cls in list(self._constructors):
            self.detach_class(cls)

    def detach_all(self):
        """Follows nothing any more; snapshots remain."""
        self.detach_all_classes()
        self.index.clear()
        self._by_id.clear()

    def clear(self):
        """Follows nothing, and has no snapshots."""
        self.detach_all()
        self.snapshots.clear()

    def create_snapshot(self, description="", timestamp=None, compute_total=True):
        """Measures all that is followed."""
        snapshot = Snapshot(self._now() if timestamp is None else timestamp, str(description))
        living = [(one, one.ref()) for found in self.index.values() for one in found]
        living = [(one, obj) for one, obj in living if obj is not None]
        sizer = asizeof.Asizer()
        for name in self.index:
            snapshot.classes[name] = {"active": 0, "sum": 0, "avg": 0, "pct": 0}
        # Tracked objects are reached from others first, perhaps: then they count for themselves.
        sizer.exclude_refs(*(obj for one, obj in living))
        for one, obj in living:
            self._measure(snapshot, sizer, one, obj)
        snapshot.asizeof_total = tare.census().own_bytes if compute_total else 0
        for row in snapshot.classes.values():
            row["avg"] = row["sum"] / row["active"] if row["active"] else 0
            if snapshot.asizeof_total:
                row["pct"] = row["sum"] * 100 / snapshot.asizeof_total
        self.snapshots.append(snapshot)

    def _measure(self, snapshot, sizer, tracked, obj):
        size = sizer.asized_again(obj, detail=tracked.resolution_level)
        tracked.snapshots.append((snapshot.timestamp, size))
        row = snapshot.classes[tracked.classname]
        row["active"] += 1
        row["sum"] += size.size
        snapshot.tracked_total += size.size
