# tare.film() and %film: the steps of one collection.
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
cat > "$WORK/film.py" <<'END'
import gc, tare, sys, weakref
gc.disable()

class Node:
    def __init__(self, name):
        self.name = name

class Back(Node):
    kept = []
    def __del__(self):
        Back.kept.append(self)

gc.collect()
a, b, alive = Node("a"), Node("b"), Node("c")
a.other, b.other, a.alive = b, a, alive
back = Back("back")
back.me = back
told = []
watch = weakref.ref(a, told.append)
del a, b, back
live_before = tare.heap()["object_count"]
film = tare.film(lambda: gc.collect(0), sys.argv[1])
assert film["schema"] == "tare.film/1" and film["generation"] == 0
assert film["collected_count"] == 2, film["collected_count"]
names = [o["name"] for o in film["objects"]]
assert {"a", "b", "alive", "back", "watch", "told"} <= set(names), names
story = {}
for step in film["steps"]:
    story.setdefault(names[step["object"]], []).append(step["rule"])
assert story["a"] == ["count copied", "inner reference taken off", "unreachable",
                      "weak references cleared", "slots cleared", "freed"], story["a"]
# Once a is cleared nothing holds b: it goes whole.
assert story["b"] == ["count copied", "inner reference taken off", "unreachable",
                      "freed"], story["b"]
assert story["back"] == ["count copied", "inner reference taken off", "unreachable",
                         "finalizer called", "came back"], story["back"]
assert story["watch"] == ["count copied", "held from outside", "survived", "callback called"]
assert set(story["alive"]) >= {"count copied", "inner reference taken off", "held from outside",
                               "survived"}
for step in film["steps"]:
    if step["rule"] == "inner reference taken off" and names[step["object"]] == "b":
        assert names[step["from"]] == "a" and step["copy"] == 0
assert set(step["rule"] for step in film["steps"]) <= set(film["rules"])
assert len(told) == 1 and len(Back.kept) == 1

# What is watched is what happens unwatched.
def garbage():
    for i in range(50):
        x, y = Node("x"), [i]
        x.y, y[0:0] = y, [x]
garbage()
plain = gc.collect(0)
fresh = Node("f")
garbage()
watched = tare.film(lambda: gc.collect(0))
assert plain == watched["collected_count"] == 100
assert len(watched["objects"]) == 60 and watched["hidden_count"] > 40
assert sum(s["rule"] == "unreachable" for s in watched["steps"]) >= 40
assert "fresh" in [o["name"] for o in watched["objects"]]  # some is left out for the living

for wrong in (lambda: 1, lambda: 1 / 0, lambda: tare.film()):
    try:
        tare.film(wrong)
    except Exception as e:
        print(type(e).__name__, e)
keep = [[] for i in range(30000)]
try:
    tare.film()
except ValueError as e:
    print(e)
del keep
gc.freeze()
print(tare.film()["collected_count"], gc.collect())
END
"$TARE" "$WORK/film.py" "$WORK/film.html"
grep -c 'tare.film/1' "$WORK/film.html"
grep -c -e 'https\?://[^w]' -e 'src=' "$WORK/film.html"
printf '%s\n' 'import gc' 'gc.disable()' 'gc.freeze()' 'l = []; l.append(l); del l' '%film gc.collect(0)' '%film 1' \
    '%film -o' "%film gc.collect(0) -o $WORK/second.html" "%film -o /nowhere/x" |
    "$TARE" -iq 2>&1 | grep -v '^0 B' | sed "s|$WORK|WORK|"
