# -m mprof: a file of samples and calls, its peak, its picture; and what is refused.
folder=$(mktemp -d) || exit 1
cd "$folder" || exit 1
cat >grow.py <<'PROGRAM'
import sys
@profile
def build(n):
    return [[0] * 100 for i in range(n)]
@profile
def drop(rows):
    while rows: rows.pop()
for part in range(2): drop(build(10000))
print(__name__, sys.argv)
sys.exit(3)
PROGRAM
mprof() { timeout 50 "$TARE" -m mprof "$@" 2>&1 | grep -v '^\(usage:\|  *mprof\)' |
    sed 's/[0-9]\{14\}/TIME/; s/[0-9]*\.[0-9]* MiB/N MiB/'; }
mprof run -T 0.001 grow.py one
mprof list
mprof peak
cut -d' ' -f1 mprofile_*.dat | sort -u
sed -n 's/^\(FUNC [^ ]*\) .*/\1/p' mprofile_*.dat
mprof plot -t 'a < b' -o plot.svg
grep -c -e '<polygon' -e '<polyline' -e 'a &lt; b' plot.svg
mprof plot -o plot.png
mprof plot -o nowhere/plot.svg
mprof run -o nowhere/x.dat grow.py
echo "MEM 1.0" >cut.dat
mprof peak cut.dat
mprof peak missing.dat
mprof run missing.py
mprof run -T x grow.py
mprof fly
mprof rm missing.dat
mprof clean
mprof plot
ls
"$TARE" -m mprof >/dev/null 2>&1; echo "status $?"
rm -r "$folder"
