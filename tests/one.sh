#!/bin/sh
# Runs one test: VARIANT KIND PATH, with the environment that tests/run sets. Prints a failure
# with the first lines of the difference, and adds a line to $RESULTS.
variant=$1 kind=$2 path=$3
case $variant in
release) out=$ROOT/build seconds=60 ;;
stress) out=$ROOT/build/stress seconds=120 ;;
*) out=$ROOT/build/$variant seconds=120 ;;
esac
TARE=$out/tare
export TARE
unset PYTHONUNBUFFERED PYTHONPATH PYTHONWARNINGS PYTHONOPTIMIZE PYTHONTRACEMALLOC PYTHONINSPECT
unset PYTHONDEVMODE PYTHONSAFEPATH PYTHONBREAKPOINT PYTHONNOUSERSITE PYTHONVERBOSE PYTHONDEBUG
export PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1
export ASAN_OPTIONS="${ASAN_OPTIONS:-allocator_may_return_null=1}"
export UBSAN_OPTIONS="${UBSAN_OPTIONS:-print_stacktrace=1}"
base=$(basename "$path"); base=${base%.*}
cd "$ROOT/$(dirname "$path")" || exit 2
scratch=$(mktemp -d) || exit 2
trap 'rm -rf "$scratch"' EXIT

passed() { echo "ok $variant $kind $path" >>"$RESULTS"; }
failed() {
    echo "FAIL $variant $kind $path" >>"$RESULTS"
    { echo "FAIL $variant $kind $path"; sed 's/^/    /' "$1" | head -n "${SHOW:-12}"; } \
        >"$scratch/report"
    cat "$scratch/report"
}
limited() { timeout -k 5 "$seconds" "$@"; }

# Puts standard output, standard error and status of a command together as one text. The folder
# of the test is taken out, as a program may be called by its path or by its name, and so are
# addresses.
gather() {
    input=/dev/null
    [ ! -e "$base.in" ] || input=$base.in
    limited "$@" <"$input" >"$scratch/out" 2>"$scratch/err"
    status=$?
    {
        cat "$scratch/out"
        [ ! -s "$scratch/out" ] || [ -z "$(tail -c 1 "$scratch/out" | tr '\n' ' ' | tr -d ' ')" ] ||
            echo
        [ ! -s "$scratch/err" ] || { echo '--- stderr'; cat "$scratch/err"; }
        [ $status = 0 ] || echo "--- exit status $status"
        [ $status != 124 ] || echo "--- timed out after $seconds s"
    } | sed "s|$PWD/||g; s/ at 0x[0-9a-f]*/ at 0x.../g" >"$scratch/all"
}

# Where nothing dies promptly some tests differ: tests/boehm/exceptions lists them, and whether each
# must differ or only may. They end all the same, and no signal ends them.
exception() {
    [ "$variant" != boehm ] || awk -v path="$path" '$1 == path { print $2 }' \
        "$ROOT/tests/boehm/exceptions"
}
compare_exception() {
    if grep -qE '^--- (timed out|exit status 1(2[4-9]|[3-9][0-9])$)' "$3"; then
        cp "$3" "$scratch/diff"
    elif [ "$1" = must ] && diff -a "$2" "$3" >/dev/null 2>&1; then
        echo "must differ by tests/boehm/exceptions, and does not" >"$scratch/diff"
    else
        passed
        return
    fi
    failed "$scratch/diff"
}

compare() {
    differs=$(exception)
    if [ -n "$differs" ]; then
        compare_exception "$differs" "$1" "$2"
        return
    fi
    if diff -a "$1" "$2" >"$scratch/diff" 2>&1; then passed; else failed "$scratch/diff"; fi
}

words() { [ ! -e "$1" ] || cat "$1"; }
program() { gather "$TARE" --check-leaks $(words "$base.options") "$base.py" $(words "$base.args"); }
reference() { gather "$REFERENCE" "$base.py" $(words "$base.args"); }

# A transcript shows what is typed after the prompts; with no terminal nothing is echoed, so the
# typed text is taken out of the expectation, and a prompt stands before the next output.
transcript() {
    typed='/^(>>>|\.\.\.) / { print substr($0, 5) } /^(>>>|\.\.\.)$/ { print "" }'
    shown='/^(>>>|\.\.\.)( |$)/ { printf "%s ", substr($0, 1, 3); next } { print }'
    awk "$typed" "$base.txt" >"$scratch/typed"
    { awk "$shown" "$base.txt"; echo '>>> '; } >"$scratch/expected"
    limited "$TARE" $(words "$base.options") -i <"$scratch/typed" 2>&1 |
        awk '/^>>> / { begun = 1 } begun' | sed 's/ at 0x[0-9a-f]*/ at 0x.../g' >"$scratch/all"
    compare "$scratch/expected" "$scratch/all"
}

case $kind in
program)
    program
    compare "$base.out" "$scratch/all"
    ;;
oracle)
    reference
    compare "$base.out" "$scratch/all"
    ;;
record)
    reference
    cp "$scratch/all" "$base.out"
    ;;
transcript) transcript ;;
shell)
    limited sh "$base.sh" >"$scratch/all" 2>&1 || echo "--- exit status $?" >>"$scratch/all"
    sed -i "s|$PWD/||g" "$scratch/all"
    compare "$base.out" "$scratch/all"
    ;;
unit)
    # LeakSanitizer does not look into the pages of our own heap, so tables that only objects hold
    # seem lost to it in tests that end without taking a runtime down.
    ASAN_OPTIONS=$ASAN_OPTIONS:detect_leaks=0
    test_program=$out/${path#tests/}
    test_program=${test_program%.c}
    if [ ! -x "$test_program" ]; then
        echo "did not build" >"$scratch/all"
        failed "$scratch/all"
    elif limited "$test_program" >"$scratch/all" 2>&1; then
        passed
    else
        grep -v '^\[ *\(RUN\|OK\) ' "$scratch/all" >"$scratch/report.in"
        failed "$scratch/report.in"
    fi
    ;;
esac
