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
only_increments() { sed "s|$folder/||; /@profile/s/[0-9.]* MiB/N MiB/g; s/[0-9.]* MiB /N MiB /
    s/\"memory_profiler\", line [0-9]*/\"memory_profiler\"/"; }
cd "$folder" || exit 2
"$TARE" -m memory_profiler shapes.py one two | only_increments
"$TARE" -m memory_profiler --precision 1 -o report.txt shapes.py
only_increments <report.txt
"$TARE" -m memory_profiler --precision x shapes.py 2>&1 || echo "status $?"
"$TARE" -m memory_profiler 2>&1 || echo "status $?"
"$TARE" -m memory_profiler nowhere.py 2>&1 || echo "status $?"
printf '@profile\ndef f():\n    a = 1/0\nf()\n' >raises.py
"$TARE" -m memory_profiler raises.py 2>&1 | only_increments
cat >stamped.py <<'END'
@profile
def inner(): return [0] * 100_000
@profile
def outer():
    with profile.timestamp("twice"):
        return inner(), inner()
kept = outer()
END
"$TARE" -m memory_profiler --timestamp stamped.py | awk '{
    printf "%s %s %.1f MiB more, time goes on %d, depth %s\n", $1, $2, $5 - $3, ($6 >= $4), $7 }'
printf 'list\np n\nc\n' | "$TARE" -m memory_profiler --pdb-mmem=3 -o report.txt shapes.py |
    sed "s|$folder/||; s/Current memory [0-9.]*/Current memory N/"
grep -c MiB report.txt
for wrong in --pdb-mmem=much --timestamp "-o /nowhere/x shapes.py"; do
    "$TARE" -m memory_profiler $wrong 2>&1 | tail -n 1
done
rm -r "$folder"
