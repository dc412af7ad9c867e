# tracemalloc: what does not depend on how large objects are.
import tracemalloc

print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
try:
    tracemalloc.take_snapshot()
except RuntimeError as error:
    print(error)
for bad in (0, -1, 65536):
    try:
        tracemalloc.start(bad)
    except ValueError as error:
        print(error)
tracemalloc.start(10)
print(tracemalloc.get_traceback_limit(), tracemalloc.is_tracing())


class Thing:
    __slots__ = ()


def make(n):
    for i in range(n):
        kept[i] = Thing()


def outer():
    make(100)


def name(frame):
    return frame.filename.rpartition("/")[2], frame.lineno


kept = [None] * 100
first = tracemalloc.take_snapshot()
outer()
second = tracemalloc.take_snapshot()
mine = [tracemalloc.Filter(True, __file__, make.__code__.co_firstlineno + 2)]
first, second = first.filter_traces(mine), second.filter_traces(mine)
for key in ("lineno", "filename", "traceback"):
    for statistic in second.statistics(key):
        print(key, statistic.count, [name(f) for f in statistic.traceback], statistic.size > 0)
    for statistic in second.compare_to(first, key):
        print(statistic.count_diff, [name(f) for f in statistic.traceback],
              statistic.size == statistic.size_diff)
for statistic in second.statistics("lineno", cumulative=True):
    print("cumulative", statistic.count, name(statistic.traceback[0]))
print(len(first.traces), len(second.traces), second.traceback_limit)
trace = second.traces[0]
print(trace.domain, trace.size > 0, name(trace.traceback[0]), trace.traceback.total_nframe)
print(len(second.traces[2:7]), second.traces[1] in second.traces, second.traces)
traceback = tracemalloc.get_object_traceback(kept[50])
print([name(f) for f in traceback], traceback.total_nframe, len(traceback))
for lines in (traceback.format(), traceback.format(1), traceback.format(-1),
              traceback.format(most_recent_first=True)):
    print([line.replace(__file__, "F") for line in lines])
print(tracemalloc.get_object_traceback(5), tracemalloc.get_object_traceback(tracemalloc))
current, peak = tracemalloc.get_traced_memory()
print(0 < current <= peak, tracemalloc.get_tracemalloc_memory() > 0)
large = [0] * 100000
del large
a, b = tracemalloc.get_traced_memory()
tracemalloc.reset_peak()
c, d = tracemalloc.get_traced_memory()
print(b - a > 700000, d - c < 2000)
tracemalloc.clear_traces()
print(tracemalloc.get_traced_memory()[0] < 3000, tracemalloc.get_object_traceback(kept[50]))
tracemalloc.start(3)
print(tracemalloc.get_traceback_limit())
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
for make_error in (lambda: second.statistics("x"), lambda: second.statistics("traceback", True),
                   lambda: second.filter_traces(5)):
    try:
        make_error()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
