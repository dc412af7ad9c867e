import gc
import json
import os
import sys

import check_schema
import tare


class Case:
    __slots__ = ("id", "notes")


folder, scratch = sys.argv[1:]
tare.mark()
cases = [Case() for _ in range(100)]
for grouping in ("type", "shape", "line", "generation", "holder"):
    census = tare.census(by=grouping)
    print(grouping, check_schema.check(census.json(), folder), census.adds_up,
          sum(row["own_bytes"] for row in census.rows) == census.own_bytes)
diff = tare.diff()
print("diff", check_schema.check(diff.json(), folder))
print([(row["what"], row["count_change"], row["byte_change"], row["count"])
       for row in diff.rows if row["name"] == "Case"])
tare.growth()
more = [Case(), Case()]
growth = tare.growth()
print("growth", check_schema.check(growth.json(), folder))
print([row["count_change"] for row in growth.rows if row["name"] == "Case"])
tare.mark()
del cases[50:]
print([(row["what"], row["count_change"]) for row in tare.diff().rows if row["name"] == "Case"])
cases[0].notes = cases
retained = tare.retained(limit=3)
print("retained", check_schema.check(retained.json(), folder), len(retained.rows))
for wrong in (lambda: tare.census(by="colour"), lambda: tare.retained(limit="0")):
    try:
        wrong()
    except ValueError as error:
        print(error)

gc.collect()
print("collections", check_schema.check(json.dumps(tare.collections()), folder))
with tare.trace() as trace:
    more.append(Case())
print("trace", check_schema.check(json.dumps(trace.as_dict()), folder),
      sum(line["held_bytes"] for line in trace.as_dict()["lines"]) == trace.held_bytes)

# Snapshots: their numbers agree, and what cannot be written leaves nothing behind.
path = os.path.join(scratch, "heap.heapsnapshot")
tare.snapshot(path)
with open(path) as file:
    heap = json.loads(file.read())
meta, nodes, edges = heap["snapshot"]["meta"], heap["nodes"], heap["edges"]
width = len(meta["node_fields"])
print(len(nodes) == width * heap["snapshot"]["node_count"],
      len(edges) == len(meta["edge_fields"]) * heap["snapshot"]["edge_count"],
      sum(nodes[4::width]) == heap["snapshot"]["edge_count"],
      len(set(nodes[2::width])) == heap["snapshot"]["node_count"],
      all(to % width == 0 and to < len(nodes) for to in edges[2::3]),
      max(nodes[1::width]) < len(heap["strings"]))
tare.snapshot(os.path.join(scratch, "heap.db"))
tare.snapshot(os.path.join(scratch, "heap.jsonl"))
with open(os.path.join(scratch, "heap.jsonl")) as file:
    kinds = [json.loads(line)["kind"] for line in file]
print(kinds[0], kinds[-1], kinds.count("object") == len(kinds) - 10)
loop = [cases[0]]
loop.append(loop)
tare.snapshot(os.path.join(scratch, "loop.svg"), of=loop)
tare.snapshot(os.path.join(scratch, "loop.dot"), of=loop, limit=2)
with open(os.path.join(scratch, "loop.dot")) as file:
    print("more" in file.read())
for bad in ("/nowhere/heap.db", "/nowhere/heap.jsonl", scratch + "/heap.txt"):
    try:
        tare.snapshot(bad)
    except (OSError, ValueError) as error:
        print(type(error).__name__, error if isinstance(error, ValueError) else error.errno)
print(sorted(os.listdir(scratch)))
