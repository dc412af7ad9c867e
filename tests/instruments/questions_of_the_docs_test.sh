# The program and the queries of docs/instruments.md, as they stand there: each answer is what the
# docs show. Rows of types that the runtime itself has many of change with it, and are left out.
docs=$PWD/../../docs/instruments.md
scratch=$(mktemp -d) || exit 1
cd "$scratch" || exit 1
awk '/^### Questions for the database/ { on = 1 } /^## Adding/ { on = 0 }
    on && /^```(python|sql|text)$/ { kind = substr($0, 4); count[kind]++; next }
    /^```$/ { kind = "" }
    kind { print > (kind "." count[kind]) }' "$docs"
timeout 100 "$TARE" python.1 heap.sqlite || exit 1
ask() {
    if command -v sqlite3 >/dev/null; then
        sqlite3 -header -column heap.sqlite <"$1"
    else
        python3 - "$1" <<'PYTHON'
import sqlite3, sys
rows = sqlite3.connect("heap.sqlite").execute(open(sys.argv[1]).read())
print(*[column[0] for column in rows.description])
for row in rows:
    print(*row)
PYTHON
    fi
}
plain() {
    sed '/^---/d; s/  */ /g; s/ *$//; /^\(str\|dict\|list\|type\|wrapper_descriptor\) /d' "$1"
}
for i in 1 2 3 4 5; do
    ask sql.$i >answer.$i
    plain answer.$i >got
    plain text.$i >wanted
    echo "question $i: $(wc -l <wanted) lines"
    diff wanted got
done
# The heap and page metadata, as a census of the same moment has them.
cat >sum.py <<'PROGRAM'
import sys, tare
census = None
path = sys.argv[1]
tare.snapshot(path)
census = tare.census()
print(census.own_bytes + census.unowned_bytes + census.free_bytes + census.metadata_bytes)
PROGRAM
timeout 100 "$TARE" sum.py heap.sqlite >wanted
ask sql.6 | tail -n 1 >sum
cat >heap.sql <<'SQL'
SELECT (SELECT sum(own_bytes) FROM objects) + (SELECT sum(own_bytes) FROM parts WHERE name IN
('(tables of no object)', '(free blocks and pages)', '(page metadata)'));
SQL
ask heap.sql | tail -n 1 >got
diff -b wanted got && [ $(($(cat sum))) -gt $(($(cat got))) ] && echo "adds up"
rm -r "$scratch"
