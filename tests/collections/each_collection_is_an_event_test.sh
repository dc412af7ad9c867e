# tare.collections(): what each collection did, in numbers that follow from the program.
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
cat > "$WORK/events.py" <<'END'
import gc, tare
gc.disable()

class Node:
    def __init__(self):
        self.me = self

class Back:
    kept = []
    def __init__(self):
        self.me = self
    def __del__(self):
        Back.kept.append(self)

def last():
    return tare.collections()["events"][-1]

gc.collect()
begun = tare.collections()["total_count"]
for i in range(100):
    Node()
    a = []
    a.append(a)
b = Back()
del a, b
found = gc.collect()
event = last()
assert event["collected_count"] == found == 200, event
assert event["unreachable_count"] == 201 and event["resurrected_count"] == 1, event
assert event["generation"] == 2 and event["reason"] == "called"
assert event["freed_by_type"]["Node"]["count"] == 100
assert event["freed_by_type"]["list"]["count"] == 100
assert event["freed_bytes"] == sum(t["freed_bytes"] for t in event["freed_by_type"].values())
assert event["visited_count"] > 201 and event["pause_count"] >= 1
assert 0 < event["longest_pause_ns"] <= event["pause_ns"] <= event["duration_ns"] + 1000
for i in range(10):
    gc.collect(i % 3)
report = tare.collections()
assert report["schema"] == "tare.collections/1"
assert report["total_count"] == begun + 11
assert [e["generation"] for e in report["events"]][-10:] == [i % 3 for i in range(10)]

# Types beyond eight stand together.
for i in range(20):
    kind = type("Kind%d" % i, (), {})
    for _ in range(i + 1):
        x = kind()
        x.me = x
del x, kind
gc.collect(0)
event = last()
assert len(event["freed_by_type"]) == 9 and "others" in event["freed_by_type"]
assert sum(t["count"] for t in event["freed_by_type"].values()) == event["collected_count"]

# The ring is bounded, and numbers go on.
for i in range(600):
    gc.collect(0)
report = tare.collections()
numbers = [e["number"] for e in report["events"]]
assert len(numbers) == 256 and numbers == list(range(numbers[0], numbers[0] + 256))
assert numbers[-1] == report["total_count"]

# Recording takes nothing of the heap.
before = tare.heap()["live_bytes"]
gc.collect(0)
assert tare.heap()["live_bytes"] <= before + 400
print("events are told")
END
"$TARE" "$WORK/events.py"
