# What keeps a collection from destroying what lives is left out, one part after the other: programs
# that run well with all of it fail then. runtime/collect/protection.h lists the parts.
[ "$TARE" = "$ROOT/build/tare" ] || { cat "${0%.sh}.out"; exit 0; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$ROOT" || exit 1
flags="-std=gnu17 -O0 -w -fno-strict-aliasing -Iruntime -Iinclude"
libraries=$(sed -n 's/^LIBS := \(.*\) \$(LIBS.*/\1/p' Makefile)

# What is reached only through other objects that are looked at lives.
cat > "$folder/marking.py" <<'END'
import gc
class Node: pass
def ring(n):
    first = last = Node()
    for i in range(n):
        last.next = Node()
        last = last.next
    last.next = first
    return first
kept = [ring(5) for i in range(100)]
gc.collect()
assert all(hasattr(node.next.next.next.next.next, "next") for node in kept)
END
cat > "$folder/weak.py" <<'END'
import gc, weakref
class Node: pass
class Loud:
    def __del__(self): seen.append(watch())
seen = []
node, loud = Node(), Loud()
node.loud, loud.node = loud, node
watch = weakref.ref(node)
del node, loud
gc.collect()
assert seen == [None], seen
END
cat > "$folder/revision.py" <<'END'
import gc
class Back:
    def __del__(self): kept.append(self)
kept = []
back = Back()
back.me = [back]
back.name = "back"
del back
gc.collect()
assert kept[0].name == "back" and kept[0].me[0] is kept[0]
END

# The program with one file of the collector compiled without a part.
build() {
    gcc $flags -DTARE_WITHOUT="TARE_PROTECTION_$2" -c "runtime/collect/$1.c" -o "$folder/part.o" &&
        gcc -s build/obj/repl/*.o "$folder/part.o" build/libtare.a $libraries -ledit \
            -o "$folder/without"
}
tell() {
    [ "$(timeout 20 "$1" "$folder/$2.py" 2>/dev/null)" = "to the end" ] && echo well || echo fails
}
for part in marking:MARKING garbage:WEAK garbage:REVISION; do
    program=$(echo "${part#*:}" | tr A-Z a-z)
    echo 'print("to the end")' >>"$folder/$program.py"
    build "${part%:*}" "${part#*:}" || exit 1
    without=$(tell "$folder/without" "$program")
    echo "$program: with it $(tell "$TARE" "$program"), without it $without"
done

# Slices as short as in a stress build, where the same test passes with the verdict, so that living
# objects are suspected each time.
gcc $flags -s -DTARE_STRESS=1 -DTARE_WITHOUT=TARE_PROTECTION_VERDICT -Itests/unit \
    tests/unit/collect/old_test.c runtime/collect/old.c runtime/collect/marking.c \
    runtime/collect/old_components.c build/libtare.a -lcmocka $libraries -o "$folder/slices" || exit 1
timeout 60 "$folder/slices" wrong_suspicions_are_pardoned >/dev/null 2>&1 &&
    echo "verdict: without it well" || echo "verdict: without it fails"
