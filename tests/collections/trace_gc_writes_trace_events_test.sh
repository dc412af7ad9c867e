# --trace-gc FILE: a file of Trace Event JSON; wrong files are an error.
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
cat > "$WORK/churn.py" <<'END'
for i in range(3000):
    a = []
    a.append(a)
END
cat > "$WORK/check.py" <<'END'
import json, sys
with open(sys.argv[1]) as file:
    trace = json.load(file)
assert trace["schema"] == "tare.gc_trace/1"
collections = [e for e in trace["traceEvents"] if e["ph"] == "X"]
counters = [e for e in trace["traceEvents"] if e["ph"] == "C"]
assert len(collections) >= 4 and len(counters) == 2 * len(collections)
assert {e["name"] for e in counters} == {"heap", "objects"}
assert sum(e["args"]["freed_by_type"].get("list", 0) for e in collections) == 3000
assert collections[-1]["args"]["reason"] == "exit"
end = {1: 0, 2: 0}  # the second row: collections in slices
for event in collections:
    assert event["dur"] > 0 and event["ts"] >= end[event["tid"]]
    end[event["tid"]] = event["ts"] + event["dur"]
print("the trace is whole")
END
"$TARE" --trace-gc "$WORK/trace.json" "$WORK/churn.py"
"$TARE" "$WORK/check.py" "$WORK/trace.json"
"$TARE" --trace-gc /nowhere/at/all -c 'print("not run")' 2>&1; echo "status $?"
printf 'import gc\n%%gc 0\n%%gc\n' | "$TARE" -iq 2>&1 | grep -c -e 'no collection so far' -e "not '0'" -e 'number gen'
