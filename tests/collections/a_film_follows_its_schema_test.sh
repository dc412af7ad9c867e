# The film as data: from the prompt, from a program, as a file, each against docs/schemas.
WORK=$(mktemp -d) || exit 1
trap 'rm -rf "$WORK"' EXIT
SCHEMAS=$(cd ../../docs/schemas && pwd)
export TAREPATH=$PWD/../tools
cat > "$WORK/film.py" <<'END'
import gc, json, pathlib, sys
import check_schema, tare

folder, scratch = sys.argv[1:]
gc.disable()


class Node:
    def __del__(self):
        pass


# Names are cut between characters.
Long = type("x" + "\u00c4" * 30, (Node,), {})


def rings():
    for kind in (Node, Long, list):
        one, other = kind(), [1]
        other.append(other if kind is list else one)
        if kind is not list:
            one.other = other


def check(film):
    for step in film["steps"]:
        assert step["rule"] in film["rules"]
        assert step["object"] < len(film["objects"])
        assert step.get("from", 0) < len(film["objects"])
    return check_schema.check(json.dumps(film), folder)


rings()
film = tare.film()
print("dict", check(film), film["collected_count"])
rings()
path = pathlib.Path(scratch, "film.json")
film = tare.film(lambda: gc.collect(0), path=path)
print("file", json.loads(path.read_text()) == film, check(film), film["collected_count"])
del film["steps"][0]["rule"]
film["generation"] = "old"
print("faults", check_schema.check(json.dumps(film), folder))
END
timeout 60 "$TARE" "$WORK/film.py" "$SCHEMAS" "$WORK"
cat > "$WORK/check.py" <<'END'
import sys
import check_schema
text = sys.stdin.read()
print(check_schema.check(text[text.index("{"):text.rindex("}") + 1], sys.argv[1]))
END
prompt() {
    printf '%s\n' 'import gc' 'gc.disable()' 'ring = []; ring.append(ring); del ring' "$@" |
        timeout 60 "$TARE" -iq 2>&1 | grep -v '^0 B'
}
check() { timeout 60 "$TARE" "$WORK/check.py" "$SCHEMAS"; }
prompt '%film --json' | check
prompt '%film gc.collect(0) --json' | check
prompt "%film gc.collect(0) --json -o $WORK/one" "%film -o $WORK/two --json" \
    "%film -o $WORK/three.json" '%film --json -o' '%film 1 --json' '%film --json -o /dev/full' |
    sed "s|$WORK|WORK|; s|[0-9]* steps|N steps|"
for file in one two three.json; do check <"$WORK/$file"; done
# What cannot be written whole is taken away, unless it is no regular file.
printf '%s\n' '%anatomy [] -o /dev/full' "%anatomy [] -o $WORK/gone/x" "%anatomy [] -o $WORK/kept" |
    timeout 60 "$TARE" -iq 2>&1 | grep -v '^0 B' | sed "s|$WORK|WORK|"
[ -c /dev/full ] && [ -s "$WORK/kept" ] && echo "only the file"
