# -O, -OO, -u, -I and their like, and the variables that say the same.
program='
"""A docstring."""
import sys
def f():
    """Of a function."""
    assert len(sys.argv) > 5, "too few"
    return 1
class C:
    """Of a class."""
print(__doc__, f.__doc__, C.__doc__, __debug__, sys.flags.optimize)
try:
    print(f())
except AssertionError as error:
    print("AssertionError", error)
'
unset PYTHONDONTWRITEBYTECODE
for option in "" -O -OO; do
    $TARE $option -c "$program"
done
PYTHONOPTIMIZE=2 $TARE -c "$program"
PYTHONOPTIMIZE=2 $TARE -E -c "$program"
show='import sys; print([name for name in dir(sys.flags) if getattr(sys.flags, name) == 1 and name != "n_sequence_fields"])'
for option in "" -B -E -s -S -I -P -b -d -q -v "-X dev" -Bs; do
    echo "$option: $($TARE $option -c "$show")"
done
PYTHONDONTWRITEBYTECODE=1 PYTHONDEVMODE=1 PYTHONNOUSERSITE=1 PYTHONSAFEPATH=1 $TARE -c "$show"
PYTHONDONTWRITEBYTECODE=1 PYTHONDEVMODE=1 PYTHONNOUSERSITE=1 PYTHONSAFEPATH=1 $TARE -I -c "$show"
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
echo 'print("imported")' >"$folder/beside.py"
echo 'import beside' >"$folder/program.py"
$TARE "$folder/program.py"
$TARE -P "$folder/program.py" 2>&1 | tail -1
PYTHONPATH=$folder $TARE -c 'import beside'
PYTHONPATH=/nowhere:$folder $TARE -P -c 'import beside, sys; print(sys.path[0])'
PYTHONPATH=$folder $TARE -E -c 'import beside' 2>&1 | tail -1
PYTHONWARNINGS=error,ignore::UserWarning $TARE -c '
import sys, warnings
print(sys.warnoptions)
warnings.warn("ignored")
warnings.warn("raised", DeprecationWarning)' 2>&1 | grep -v frozen
PYTHONTRACEMALLOC=3 $TARE -c 'import tracemalloc; print(tracemalloc.get_traceback_limit())'
order='import sys; print("first", end=" "); print("second", file=sys.stderr, flush=True)'
$TARE -c "$order" 2>&1
echo
$TARE -u -c "$order" 2>&1
PYTHONUNBUFFERED=1 $TARE -c "$order" 2>&1
$TARE -X dev -W ignore -c 'import sys; print(sys.warnoptions)'
$TARE -Z 2>&1 | head -1
