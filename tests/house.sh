#!/bin/sh
# Checks the rules of the house that a machine can check. Prints file:line: message for each
# violation and a count; the exit status says whether there was one.
cd "$(dirname "$0")/.." || exit 2
export LC_ALL=C

top_level() {
    for name in *; do
        case $name in
        Makefile | README.md | LICENSE | include | runtime | repl | tests | examples | docs | build) ;;
        *) echo "$name:1: not one of the top-level names of the house" ;;
        esac
    done
    for name in Makefile README.md LICENSE include runtime repl tests examples docs .ci; do
        [ -e "$name" ] || echo "$name:1: is missing at the top level"
    done
    for folder in runtime/*/; do
        case $folder in
        runtime/base/ | runtime/memory/ | runtime/object/ | runtime/collect/ | runtime/bytecode/ | \
            runtime/types/ | runtime/front/ | runtime/vm/ | runtime/modules/ | runtime/measure/ | \
            runtime/api/) ;;
        *) echo "$folder:1: not a layer" ;;
        esac
    done
}

c_files() {
    find runtime repl include tests/unit -type f \( -name '*.[ch]' -o -name '*.def' \) 2>/dev/null |
        sort
}

# Modules in the language: lines, not names, which are CPython's.
python_sizes() {
    awk 'length > 100 { print FILENAME ":" FNR ": line of " length " columns" }
         FNR == 601 { print FILENAME ":1: file has more than 600 lines" }' runtime/modules/lib/*.py
}

# Words that mean unfinished work, in all that is written by hand.
unfinished() {
    find runtime repl include examples docs README.md -type f 2>/dev/null |
        xargs grep -nE '(^|[^A-Za-z_])(TODO|FIXME|XXX|HACK)([^A-Za-z_]|$)' /dev/null 2>/dev/null |
        sed 's/^\([^:]*:[0-9]*\):.*/\1: unfinished work is marked here/'
}

# Invariants are quoted by number: each in docs/invariants.md, and each of those in the code.
invariants() {
    quoted=$(grep -rhoE '\[[MOCBTVF][0-9]+\]' runtime/*/*.[ch] runtime/*/*.def | sort -u)
    listed=$(grep -hoE '^\*\*\[[A-Z][0-9]+\]\*\*' docs/invariants.md | tr -d '*' | sort -u)
    for number in $quoted; do
        echo "$listed" | grep -qF "$number" || echo "docs/invariants.md:1: $number is missing"
    done
    for number in $listed; do
        echo "$quoted" | grep -qF "$number" || echo "docs/invariants.md:1: no code quotes $number"
    done
}

made_papers() {
    awk -f tests/tools/opcodes.awk runtime/bytecode/opcodes.def | cmp -s - docs/opcodes.md ||
        echo "docs/opcodes.md:1: is not what \`make docs' makes"
}

{
    top_level
    invariants
    made_papers
    unfinished
    python_sizes
    files=$(c_files)
    [ -z "$files" ] || awk -f tests/house.awk $files
} | awk '{ print; count++ }
         END { printf "house: %d violation%s\n", count, count == 1 ? "" : "s"; exit count > 0 }'
