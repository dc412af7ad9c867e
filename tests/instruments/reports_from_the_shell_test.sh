# tare internals EXPR and the like: a report, JSON, a picture, and the exit statuses.
folder=$(mktemp -d) || exit 1
cd "$folder" || exit 1
try() { "$TARE" "$@" 2>&1 | head -n 4; "$TARE" "$@" >/dev/null 2>&1; echo "status $?"; }
try internals '[1, "a"]'
try footprint '{i: str(i) for i in range(10)}'
try size 5 --json
try predict '"abc"' --guess 3 -o guess.json
try why print
try anatomy '[1]' -o picture.svg
ls
try internals
try internals 1/0
try internals 5 --nope
try footprint '[1]' -o /nowhere/x
try whatif 5
echo 'print("a program of that name")' >size
try size
rm -r "$folder"
