# --trace: the listing on standard error, or a file by its suffix.
folder=$(mktemp -d)
cat >"$folder/program.py" <<'PROGRAM'
class Point:
    __slots__ = ("x", "y")

points = [None] * 100
for i in range(100):
    points[i] = Point()
print("made")
PROGRAM
"$TARE" --check-leaks --trace "$folder/program.py" 2>"$folder/told"
echo "status $?"
grep -E '^ *6 .*Point\(\)$' "$folder/told" | tr -s ' '
grep -c 'the lines add up: yes' "$folder/told"
for name in a.html a.folded a.speedscope.json a.json; do
    "$TARE" run --trace="$folder/$name" "$folder/program.py"
    head -c 15 "$folder/$name" | head -n 1
    echo
done
"$TARE" --trace="$folder/nowhere/file" -c 'print(1)' 2>&1 | tail -n 1 | sed "s|$folder||"
"$TARE" --trace= -c 'print(1)' 2>&1 | head -n 1
"$TARE" --trace="$folder/b.json" -c 'raise SystemExit(5)'
echo "status $?"
"$TARE" --trace="$folder/b.json" -c '1 / 0' 2>&1 | tail -n 1
cat "$folder/b.json" | head -c 24
rm -r "$folder"
