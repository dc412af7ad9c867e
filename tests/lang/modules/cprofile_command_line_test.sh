# -m cProfile and -m pstats; $TARE writes what $REFERENCE reads, and the other way round.
folder=$(mktemp -d)
cd "$folder" || exit 1
cat >program.py <<'PROGRAM'
import sys
def f(n):
    return len(str(n))
print([f(i) for i in range(3)], sys.argv[1:])
PROGRAM
shape() { sed -E 's/[0-9]+\.[0-9]{3}/T/g; s/[A-Z][a-z]{2} [A-Z][a-z]{2} .*    /DATE /'; }
"$TARE" -m cProfile -s ncalls program.py a b | grep -E 'calls|f\)|Ordered|\[' | shape
"$TARE" -m cProfile -o out.prof program.py
printf 'sort name\nstats f\ncallers 1\nstrip\nsort\nhelp sort\nnonsense\nread nowhere\nquit\n' |
    "$TARE" -m pstats out.prof | shape | sed 's/Sort .*//' | head -n 40
for python in ${REFERENCE:-"$TARE"}; do
    "$python" -c 'import pstats; pstats.Stats("out.prof").sort_stats("name").print_stats("program")' | shape
    "$python" -m cProfile -o other.prof program.py
    "$TARE" -c 'import pstats; print(pstats.Stats("other.prof").total_calls > 5)'
done
"$TARE" -m cProfile -s nonsense program.py 2>&1 | tail -n 1
"$TARE" -m cProfile; echo "status $?"
"$TARE" -m cProfile nowhere.py 2>&1 | tail -n 1
rm -r "$folder"
