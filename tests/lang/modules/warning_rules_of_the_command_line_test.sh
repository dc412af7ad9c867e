# -W and -X tracemalloc, as CPython reads them.
run() {
    printf '%s\n' "-- $*"
    "$TARE" "$@" 2>errors
    echo "= $?"
    sed 's:^/.*/p.py:p.py:' errors
}
folder=$(mktemp -d)
cat > "$folder/p.py" <<'P'
import sys, warnings
print(sys.warnoptions)
for category in (UserWarning, DeprecationWarning, ResourceWarning):
    try:
        warnings.warn("careful now", category)
    except Warning as error:
        print("raised", type(error).__name__, error)
P
cd "$folder" || exit 1
run -W ignore p.py
run -Werror p.py
run -W error::DeprecationWarning -W ignore::UserWarning p.py
run -W d:careful:UserWarning:__main__:5 -W ignore:::other -W i::PendingDeprecationWarning p.py
run -W all -W once p.py
run -W bogus -W a:b:c:d:e:f -W ::Nope -W ::no.Such -W ::int -W ::::x -W ::::-1 p.py
run -X tracemalloc -c 'import tracemalloc as t; print(t.is_tracing(), t.get_traceback_limit())'
run -Xtracemalloc=7 -c 'import tracemalloc as t; print(t.is_tracing(), t.get_traceback_limit())'
run -X utf8 -c 'import tracemalloc as t; print(t.is_tracing())'
rm -r "$folder"
