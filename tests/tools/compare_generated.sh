#!/bin/sh
# Runs generated programs with $TARE and with $REFERENCE, and shows where they disagree.
# usage: compare_generated.sh FIRST_SEED COUNT. The last line counts those that agree.
tools=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d) || exit 2
trap 'rm -rf "$folder"' EXIT
export PYTHONHASHSEED=0
program=$folder/program.py
agreed=0
run() { timeout -k 5 60 "$@" "$program" >"$folder/out" 2>&1; echo "exit status $?" >>"$folder/out"; }
# Warnings are not printed by tare, and addresses differ.
tidied() { sed '/Warning: /,+1d; s/ at 0x[0-9a-f]*/ at 0x.../g' "$folder/out"; }
for seed in $(seq "$1" $(($1 + $2 - 1))); do
    $REFERENCE "$tools/generate_program.py" "$seed" >"$program"
    run "$REFERENCE"
    tidied >"$folder/expected"
    run "$TARE" --check-leaks
    tidied >"$folder/got"
    if diff -a "$folder/expected" "$folder/got" >"$folder/difference"; then
        agreed=$((agreed + 1))
    else
        echo "seed $seed:"
        head -n 6 "$folder/difference"
    fi
done
echo "$agreed of $2 agree"
