# --snapshot-at-exit: every format, every way to end, and what cannot be written.
scratch=$(mktemp -d) || exit 1
cd "$scratch" || exit 1
cat >program.py <<'PROGRAM'
import sys

class Kept:
    pass

kept = [Kept() for i in range(7)]
exec(sys.argv[1])
PROGRAM
count() {
    grep -c '"type":"Kept"' "$1"
}
told() {
    sed 's|^usage.*||; s|^Try .*||; /^$/d' told | tail -n 1
}
for name in a.heapsnapshot a.sqlite a.db a.jsonl a.svg a.dot; do
    "$TARE" --snapshot-at-exit $name program.py 'print("ran")'
    echo "status $?, $(head -c 12 $name | head -n 1 | tr -d '\0')"
done
"$TARE" --snapshot-at-exit=normal.jsonl program.py 'pass'
echo "ended: status $?, $(count normal.jsonl) kept"
"$TARE" --snapshot-at-exit exit.jsonl program.py 'sys.exit(5)'
echo "sys.exit: status $?, $(count exit.jsonl) kept"
"$TARE" --snapshot-at-exit error.jsonl program.py '1 / 0' 2>told
echo "exception: status $?, $(count error.jsonl) kept, $(tail -n 1 told)"
"$TARE" -i --snapshot-at-exit prompt.jsonl program.py 'pass' </dev/null >/dev/null 2>&1
echo "prompt: status $?, $(count prompt.jsonl) kept"
echo 'kept = 3' | "$TARE" --snapshot-at-exit input.jsonl
echo "standard input: status $?, $(grep -c '"kind":"sum"' input.jsonl) sum"
rm ./*.*t ./*.db ./*.sqlite ./*.jsonl ./*.svg
for name in a.heapsnapshot a.sqlite a.jsonl a.svg; do
    "$TARE" --snapshot-at-exit nowhere/$name program.py 'pass' 2>told
    echo "no folder: status $?, $(told)"
done
"$TARE" --snapshot-at-exit nowhere/a.jsonl program.py 'sys.exit(5)' 2>told
echo "status of the program: $?"
"$TARE" --snapshot-at-exit a.txt program.py 'print("not run")' 2>told
echo "no format: status $?, $(told)"
"$TARE" --snapshot-at-exit 2>told
echo "no path: status $?, $(told)"
# A disk that is full after 16 blocks; an older file stays as it is.
echo older >a.jsonl
ulimit -f 16
for name in a.heapsnapshot a.sqlite a.jsonl; do
    "$TARE" --snapshot-at-exit $name program.py 'pass' 2>told
    echo "full: status $?, $(told)"
done
echo "left: $(echo *), $(cat a.jsonl)"
rm -r "$scratch"
