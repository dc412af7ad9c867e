# The ways to give a program: on the command line, on standard input, as a module.
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
"$TARE" -c 'import sys; print(sys.argv)' a -b 2>&1
echo 'import sys; print(sys.argv, __name__)' | "$TARE" - x 2>&1
echo 'print("from standard input")' | "$TARE" 2>&1
echo 'import sys; print(__name__, sys.argv[1:])' >mod.py
"$TARE" -m mod one two 2>&1
"$TARE" mod.py --not-an-option -c 2>&1
mkdir lib
echo 'value = "on the path"' >lib/far.py
TAREPATH=lib "$TARE" -c 'import far; print(far.value)' 2>&1
"$TARE" -c 'raise SystemExit(4)'; echo $?
"$TARE" -c '1/0' 2>/dev/null; echo $?
echo 'x = (' | "$TARE" - 2>&1 | tail -n 1
printf 'print(1)\nx = 1 +\n' | "$TARE" >out 2>err; echo $? "$(cat out)"; tail -n 1 err
"$TARE" -c 'print(input())' </dev/null 2>&1 | tail -n 1
"$TARE" --help | grep -c -e --max-heap
"$TARE" --version | grep -c '^tare '
