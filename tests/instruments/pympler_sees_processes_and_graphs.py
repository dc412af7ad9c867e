# pympler's modules about processes, graphs of references, garbage, and pages; and psutil's names.
import os
import re
import tempfile

import psutil
from pympler.charts import tracker_timespace
from pympler.classtracker import ClassTracker
from pympler.classtracker_stats import HtmlStats
from pympler.garbagegraph import GarbageGraph, end_debug_garbage, start_debug_garbage
from pympler.mprofile import MProfiler
from pympler.process import ProcessMemoryInfo, get_current_threads
from pympler.refgraph import ReferenceGraph


class Node:
    pass


class Cut:
    """A stream that hides addresses."""

    def write(self, text):
        print(re.sub("0x[0-9a-f]+", "0x...", text), end="")


before = ProcessMemoryInfo()
rows = [[] for number in range(200_000)]
grown = dict(ProcessMemoryInfo() - before)
print(grown["rss"] > 4_000_000, before.vsz > before.rss > 0, before.os_specific[0][0])
print(get_current_threads()[0].name)
process = psutil.Process()
info = process.memory_info()
print(info.rss > 4_000_000, info._fields, process.memory_full_info().uss > 0)
print(process.pid == os.getpid(), process.ppid() == os.getppid(), process.is_running())
print(0 < process.memory_percent() < 100, psutil.virtual_memory().percent < 100)
try:
    psutil.Process(2**30)
except psutil.NoSuchProcess as error:
    print(error)
del rows

first, second, alone = Node(), Node(), ["text"]
first.other, second.other = second, first
graph = ReferenceGraph([first, second, alone])
print(graph.count, len(graph.edges), [part.count for part in graph.split_and_sort()])
print(re.sub(r"o\d+", "o", graph.reduce_to_cycles().get_graph()))
print(ReferenceGraph([alone]).reduce_to_cycles())
with tempfile.TemporaryDirectory() as folder:
    print(graph.render(folder + "/graph.svg"), graph.render(folder + "/graph.ps", format="ps"),
          ReferenceGraph([]).render(folder + "/none.svg"), os.listdir(folder))
    drawn = open(folder + "/graph.svg").read()
    print(drawn.count("<rect "), drawn.count("<path d="), drawn.count(">other<"))

start_debug_garbage()
del first, second, graph
garbage = GarbageGraph(reduce=True)
garbage.print_stats(Cut())
print(sorted(type(one).__name__ for one in garbage.objects), GarbageGraph(collectable=False).count)
del garbage
end_debug_garbage()

profiler = MProfiler(events=("call",)).run("sorted([3, 1], key=lambda number: -number)")
print([(point[2], len(seen)) for point, seen in profiler.codepoints.items()])

tracker = ClassTracker()
tracker.track_class(Node)
nodes = [Node() for number in range(20)]
tracker.create_snapshot("a < b")
del nodes[10:]
tracker.create_snapshot("later")
with tempfile.TemporaryDirectory() as folder:
    HtmlStats(tracker=tracker).create_html(folder + "/page.html", title="Nodes & more")
    page = open(folder + "/page.html").read()
    tracker_timespace(folder + "/chart.png", tracker.stats)
    print(os.listdir(folder).count("chart.svg"), open(folder + "/chart.svg").read() in page)
    tracker_timespace(folder + "/empty.svg", ClassTracker().stats)
print(page.count("<polygon"), page.count("<h2>"), page.count("<tr>"), "a &lt; b" in page, "Nodes &amp; more" in page)
