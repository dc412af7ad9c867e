# %trace, %snapshot and %gc --json: what they write, and what they refuse.
folder=$(mktemp -d)
"$TARE" -q -i >"$folder/shown" 2>&1 <<SESSION
%overhead off
def load(n): return [[i] for i in range(n)]

%trace kept = load(100)
%trace -o $folder/flames.html load(3)
%trace --json -o $folder/lines.json kept = load(3)
%trace -o $folder/nowhere/file load(3)
%trace 1/0
%trace
%trace -o
%gc --json -o $folder/collections.json
%gc --json -o $folder/nowhere/file
%gc --nonsense
%gc 0
%snapshot $folder/heap.jsonl
%snapshot $folder/nowhere/heap.jsonl
%snapshot $folder/heap.unknown
%snapshot
%snapshot $folder/kept.svg --limit 5 kept
%snapshot $folder/kept.dot [kept]
%snapshot $folder/kept.svg --limit many kept
%snapshot $folder/kept.svg --limit 0 kept
%snapshot $folder/kept.svg 5
%snapshot $folder/kept.svg missing
%snapshot $folder/kept.db kept
%snapshot --json -o $folder/more.jsonl
%snapshot --json -o $folder/more.txt
%snapshot --json $folder/more.jsonl
len(kept)
SESSION
sed "s|$folder/||g" "$folder/shown" |
    grep -e written -e cannot -e usage -e Error -e 'add up' -e takes -e '^>>> [0-9]' -e '^   *%' -e '^JSON' |
    sed 's/allocated [0-9,]* bytes - freed [0-9,]* = held [0-9,]*/SUM/'
cd "$folder" || exit
head -c 15 flames.html
echo
head -n 2 lines.json
head -n 2 collections.json
grep -c '<title>list ' kept.svg
head -n 1 heap.jsonl | cut -c 1-10
ls
rm -r "$folder"
