# Each command of the prompt that measures, with --json, against its schema.
scratch=$(mktemp -d) || exit 1
{
    printf 'class C: __slots__ = "a"\n\nx = [C(), "text"]\n'
    for name in anatomy internals predict size footprint why estimate estimates; do
        echo "%$name --json x"
    done
    echo '%whatif --json C'
    for name in census heap mark diff growth retained gc film whos lesson; do
        echo "%$name --json"
    done
    for name in trace "timeit -n 9" time memit prun; do
        echo "%${name% -*} --json ${name#"${name% -*}"} [C() for i in range(9)]"
    done
    printf 'def f(n):\n    return [C()] * n\n\n%%mprun --json -f f f(1000)\n'
    echo '%lesson --json header 8 - 50'
    echo "%lesson --json -o /nowhere/x sharing"
} >"$scratch/typed"
timeout 60 "$TARE" -q -i <"$scratch/typed" >"$scratch/printed"
TAREPATH=../tools timeout 60 "$TARE" programs/commands_follow_their_schemas.py ../../docs/schemas \
    <"$scratch/printed"
rm -r "$scratch"
echo "%snapshot --json" | timeout 60 "$TARE" -q -i | sed 's/^>>> //; /^$/d' |
    TAREPATH=../tools timeout 60 "$TARE" programs/snapshot_lines_follow_their_schema.py ../../docs/schemas
