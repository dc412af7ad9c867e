# CPython writes snapshots of tracemalloc with pickle; tare writes JSON, which load() reads.
folder=$(mktemp -d)
cat >"$folder/program.py" <<'PROGRAM'
import sys, tracemalloc
tracemalloc.start(3)
kept = [object() for i in range(10)]
snapshot = tracemalloc.take_snapshot()
path = sys.argv[1]
snapshot.dump(path)
again = tracemalloc.Snapshot.load(path)
print(again.traces == snapshot.traces, len(again.traces) > 10, again.traceback_limit)
print(open(path).read(30))
for damage in ("", "{}", "[1]"):
    with open(path, "w") as file:
        file.write(damage)
    try:
        tracemalloc.Snapshot.load(path)
    except ValueError as error:
        print(type(error).__name__)
PROGRAM
"$TARE" --check-leaks "$folder/program.py" "$folder/snapshot"
rm -r "$folder"
