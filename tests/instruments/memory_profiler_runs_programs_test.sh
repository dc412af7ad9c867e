# -m memory_profiler with @profile among the built-in names; figures of the interpreter itself are
# taken out.
folder=$(mktemp -d)
cat >"$folder/shapes.py" <<'END'
import sys

@profile
def build(n):
    rows = [[0] * n for _ in range(10)]
    return rows

if __name__ == "__main__":
    build(100_000)
    build(100_000)
    print(sys.argv[1:], __name__)
END
only_increments() { sed "s|$folder/||; /@profile/s/[0-9.]* MiB/N MiB/g; s/[0-9.]* MiB /N MiB /"; }
cd "$folder" || exit 2
"$TARE" -m memory_profiler shapes.py one two | only_increments
"$TARE" -m memory_profiler --precision 1 -o report.txt shapes.py
only_increments <report.txt
"$TARE" -m memory_profiler --precision x shapes.py 2>&1 || echo "status $?"
"$TARE" -m memory_profiler 2>&1 || echo "status $?"
"$TARE" -m memory_profiler nowhere.py 2>&1 || echo "status $?"
printf '@profile\ndef f():\n    a = 1/0\nf()\n' >raises.py
"$TARE" -m memory_profiler raises.py 2>&1 | only_increments
rm -r "$folder"
