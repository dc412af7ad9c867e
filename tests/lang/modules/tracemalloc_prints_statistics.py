# How the classes of tracemalloc print, compare and filter, with snapshots made by hand.
import tracemalloc
from tracemalloc import DomainFilter, Filter, Frame, Snapshot, Statistic, StatisticDiff, Traceback

sizes = (0, 1, 1023, 1024, 10239, 10240, 99 * 1024, 101 * 1024, 5 << 20, 3 << 30, 10 ** 15)
for size in sizes:
    print(Statistic("t", size, 1), "|", StatisticDiff("t", size, -size, 3, -2))
print(Statistic("t", 10, 0), StatisticDiff("t", 0, -5, 0, -1))
print(repr(Statistic("t", 10, 2)), repr(StatisticDiff("t", 10, 2, 4, -1)))
print(Statistic("t", 1, 2) == Statistic("t", 1, 2), Statistic("t", 1, 2) == Statistic("t", 1, 3))
a, b = Frame(("a.py", 1)), Frame(("a.py", 2))
print(a < b, a >= b, a == Frame(("a.py", 1)), a, repr(b), a.filename, b.lineno, len({a, b, a}))
raw = (("a.py", 7), ("b/b.py", 3), ("c.py", 1))
traceback = Traceback(raw, 5)
print(traceback, repr(traceback), len(traceback), traceback[-1], traceback[:2])
print(a in traceback, Frame(("c.py", 1)) in traceback, traceback == Traceback(raw))
print(Traceback(raw[:1]) < Traceback(raw), traceback.format(2), repr(Traceback(raw[:1])))
traces = [(0, 100, raw, 3), (0, 50, raw[1:], 2), (1, 7, raw[2:], None), (0, 1, raw, 3)]
snapshot = Snapshot(traces, 3)
print(snapshot.traces[0], repr(snapshot.traces[0]), snapshot.traces[2])
for key in ("lineno", "filename", "traceback"):
    for statistic in snapshot.statistics(key):
        print(key, statistic, repr(statistic))
for key in ("lineno", "filename"):
    print([str(s) for s in snapshot.statistics(key, True)])
older = Snapshot(traces[1:] + [(0, 9, (("d.py", 2),), 1)], 3)
for statistic in snapshot.compare_to(older, "lineno"):
    print(statistic, repr(statistic))
filters = [
    [], [Filter(True, "a.py")], [Filter(False, "a.py")], [Filter(True, "*.py")], [Filter(True, "b/*")],
    [Filter(True, "c.py", all_frames=True)], [Filter(False, "c.py", all_frames=True)],
    [Filter(True, "?.py", 7)], [Filter(True, "[ab].py"), Filter(False, "*", 3)],
    [Filter(True, "[!a].py")], [Filter(True, "*", domain=1)], [Filter(False, "*", domain=0)],
    [DomainFilter(True, 1)], [DomainFilter(False, 1)], [DomainFilter(True, 0), Filter(False, "a.pyc")],
]
for chosen in filters:
    found = snapshot.filter_traces(chosen)
    print([trace.size for trace in found.traces], found.traceback_limit)
f = Filter(False, "x.pyc", 3, True, 2)
print(f.inclusive, f.filename_pattern, f.lineno, f.all_frames, f.domain, DomainFilter(True, 4).domain)
