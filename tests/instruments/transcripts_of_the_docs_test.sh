# The session of docs/instruments.md, typed again: each line is what the docs show. What a line says
# of the whole heap (from %census on) changes with the runtime: there numbers and the rows of
# built-in types are left out. Holders come in no order.
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
awk '/^```text$/ { block = 1; next } /^```$/ { block = 0 }
    block == 1 { block = /^>>> / ? 2 : 0 } block == 2' ../../docs/instruments.md >"$scratch/shown"
{
    echo '%overhead off'
    awk '/^(>>>|\.\.\.) / { print substr($0, 5) } /^\.\.\.$/ { print "" }
        /^how many bytes are its own[?] / { print $NF }' "$scratch/shown"
} >"$scratch/typed"
{ printf '>>> '; awk '/^(>>>|\.\.\.)( |$)/ { printf "%s ", substr($0, 1, 3); next } 1' \
    "$scratch/shown"; echo '>>> '; } >"$scratch/wanted"
timeout 60 "$TARE" -iq <"$scratch/typed" >"$scratch/got" 2>&1
# One object: to the letter. The prompts of entries that print nothing stand before the next line.
for text in wanted got; do
    sed '/^\(>>> \)*objects  *bytes  *share  *slack/,$d' "$scratch/$text" |
        sort >"$scratch/$text.objects"
    sed -n '/^\(>>> \)*objects  *bytes  *share  *slack/,$p' "$scratch/$text" |
        grep -v -e '  \(not tracked\|generation [0-9]\|str\|dict\|tuple\|list\)$' |
        sed 's/[0-9][0-9,.]*/N/g; s/[-+]N/N/g; s/[KM]iB/iB/; s/  */ /g; s/^ //' | sort >"$scratch/$text.heap"
done
[ "$(wc -l <"$scratch/wanted.objects")" -gt 60 ] && [ "$(wc -l <"$scratch/wanted.heap")" -gt 12 ] &&
    echo "both parts are there"
diff "$scratch/wanted.objects" "$scratch/got.objects"
diff "$scratch/wanted.heap" "$scratch/got.heap"
