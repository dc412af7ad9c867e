# tare.trace: every block, by line, never negative, summing to the total.
import gc
import json
import tare


class Point:
    __slots__ = ("x", "y")


class Node:
    __slots__ = ("me",)


def kept(n):
    return [Point() for i in range(n)]


def dropped(n):
    for i in range(n):
        Point()


def rings(n):
    for i in range(n):
        node = Node(); node.me = node


def line_of(function, below):
    return function.__code__.co_firstlineno + below


gc.collect()
with tare.trace() as trace:
    points = kept(100)
    dropped(50)
    rings(30)
    gc.collect()

lines = {line.line: line for line in trace.lines if line.file == __file__}
for name, line in (("kept", lines[line_of(kept, 1)]), ("dropped", lines[line_of(dropped, 2)]),
                   ("rings", lines[line_of(rings, 2)])):
    print(name, line.allocated_count >= 30, line.held_count, line.cyclic_count,
          line.held_bytes == line.allocated_bytes - line.freed_bytes, line.peak_bytes > 0)
print(lines[line_of(dropped, 2)].allocated_bytes, lines[line_of(dropped, 2)].peak_bytes)
total = [sum(getattr(line, name) for line in trace.lines)
         for name in ("allocated_bytes", "held_bytes", "held_at_peak_bytes")]
print(total == [trace.allocated_bytes, trace.held_bytes, trace.peak_bytes])
for line in trace.lines:
    numbers = [
        line.allocated_count, line.allocated_bytes, line.freed_count, line.freed_bytes,
        line.cyclic_count, line.cyclic_bytes, line.held_bytes, line.held_count, line.slack_bytes,
        line.lifetime_bytes, line.held_at_peak_bytes]
    if min(numbers) < 0 or line.held_bytes > line.peak_bytes > trace.peak_bytes:
        print("wrong", line, numbers)
print(trace.lost_count, trace.instrument_bytes > 0)
text = str(trace)
print("the lines add up: yes" in text, "held at the moment of the peak" in text)
for what, whole in (("allocated", trace.allocated_bytes), ("held", trace.held_bytes),
                    ("peak", trace.peak_bytes)):
    folded = trace.folded(what)
    print(what, sum(int(row.rpartition(" ")[2]) for row in folded.splitlines()) == whole)
scope = trace.speedscope()
print([sum(p["weights"]) == p["endValue"] for p in scope["profiles"]],
      all(frame < len(scope["shared"]["frames"])
          for p in scope["profiles"] for sample in p["samples"] for frame in sample))
data = json.loads(json.dumps(trace.as_dict()))
print(data["schema"], sum(line["held_bytes"] for line in data["lines"]) == trace.held_bytes)
page = trace.html()
print(page.startswith("<!DOCTYPE html>"), "kept (" in page, "http" in page)

with tare.trace() as outer:
    try:
        with tare.trace() as inner:
            pass
    except RuntimeError as error:
        print(error)
for bad in (0, -1, 10 ** 6):
    try:
        tare.trace(bad).start()
    except ValueError as error:
        print(error)
try:
    with tare.trace() as trace:
        raise KeyError("inside")
except KeyError as error:
    print(repr(error), trace.allocated_bytes > 0)
try:
    trace.folded("weight")
except ValueError as error:
    print(error)
