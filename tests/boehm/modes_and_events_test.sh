# The Boehm build by itself: its modes, its finalizers and weak references, and what it reports.
cat >"${TMPDIR:-/tmp}/boehm_modes.$$.py" <<'EOF'
import gc, weakref

class Node:
    def __init__(self, n):
        self.n, self.other = n, self

dead = 0
class Noisy(Node):
    def __del__(self):
        global dead
        dead += 1

called = []
refs = []
def make(count):
    for n in range(count):
        node = Noisy(n)
        refs.append(weakref.ref(node, called.append))

make(500)
kept = [Node(n) for n in range(1000)]
gc.collect()
print(dead >= 450, sum(r() is None for r in refs) >= 450, len(called) >= 450)
print(dead == sum(r() is None for r in refs) == len(called))
print(all(node.other is node for node in kept), len(gc.get_objects()) > 1000)
rescued = []
class Back:
    def __del__(self):
        rescued.append(self)
for n in range(20):
    Back()
gc.collect()
print(len(rescued) >= 15, type(rescued[0]) is Back)
class Meta(type):
    pass
for n in range(50):
    Meta("C", (), {})()
gc.collect()
print(len([o for o in gc.get_objects() if type(o) is Meta]) < 10)
table = {n: [n, str(n)] for n in range(20000)}
for n in range(100000):
    table[n % 20000] = [n % 20000, str(n)]
print(all(table[n][0] == n for n in table), gc.get_stats()[2]["collections"] > 3)
import tare
events = tare.collections()["events"]
print(any(e["collected_count"] for e in events), any(e["resurrected_count"] for e in events))
EOF
for modes in "" "--interior-pointers off" "--incremental" "--interior-pointers=on --incremental"; do
    echo "modes:$modes"
    # shellcheck disable=SC2086
    "$TARE" $modes "${TMPDIR:-/tmp}/boehm_modes.$$.py"
done
rm -f "${TMPDIR:-/tmp}/boehm_modes.$$.py"
"$TARE" --interior-pointers maybe -c 1 2>&1 | head -n 1
