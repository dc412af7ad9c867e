# CPython: they differ from run to run, unless PYTHONHASHSEED is 0. Here a program behaves the same
# each time, down to the order of a set of strings.
unset PYTHONHASHSEED
one=$("$TARE" -c 'print(hash("tare"), {"a", "b", "c", "d"})')
two=$("$TARE" -c 'print(hash("tare"), {"a", "b", "c", "d"})')
[ "$one" = "$two" ] && echo "the same twice"
"$TARE" -c 'print(0 <= hash("tare") < 2**28, hash((1, 2)), hash(1.5))'
