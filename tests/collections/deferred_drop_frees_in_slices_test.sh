# tare.set_deferred_drop(True): what is big dies in slices, in the same order, and nothing is lost.
WORK=$(mktemp -d)
trap 'rm -rf "$WORK"' EXIT
cat > "$WORK/drop.py" <<'END'
import gc, tare, time, weakref
gc.disable()
COUNT = 30000

class Node:
    died = []
    __slots__ = ("number", "children", "__weakref__")
    def __init__(self, number, children=None):
        self.number = number
        self.children = children
    def __del__(self):
        Node.died.append(self.number)

class Link:
    __slots__ = "next", "__weakref__"
    live_count = 0

def chain(length, last=None):
    head = last
    for _ in range(length):
        link = Link()
        link.next = head
        head = link
    return head

def wait(is_over):
    start = time.monotonic()
    while not is_over():
        assert time.monotonic() - start < 50
        for _ in range(100):
            pass

def grow_tree(depth, number=1):
    if depth == 0:
        return Node(number)
    pair = [grow_tree(depth - 1, 2 * number), grow_tree(depth - 1, 2 * number + 1)]
    kind = number % 5
    if kind == 1: pair = tuple(pair)
    if kind == 2: pair = {"first": pair[0], 2: pair[1]}
    if kind == 3: pair = {"both": [[pair.pop()], pair]}
    return Node(number, pair)

# The order of deaths is the same.
def order_of_deaths(make):
    Node.died = []
    kept = make()
    del kept
    tare.set_deferred_drop(False)
    return Node.died

def check_order(make):
    tare.set_deferred_drop(False)
    expected = order_of_deaths(make)
    tare.set_deferred_drop(True)
    assert tare.get_deferred_drop() is True
    assert order_of_deaths(make) == expected, make
    return len(expected)

assert tare.get_deferred_drop() is False
print(check_order(lambda: grow_tree(5)), "in a tree")
print(check_order(lambda: [Node(i) for i in range(3000)]), "in a list")
print(check_order(lambda: tuple(Node(i, (Node(-i),)) for i in range(3000))), "in a tuple")
print(check_order(lambda: {i: Node(i) for i in range(3000)}), "in a dict")
print(check_order(lambda: {Node(i) for i in range(1)}), "in a set")
tare.set_deferred_drop(True)

# Small things die at once, and so does the beginning of what is big.
Node.died = []
head = Node(1, [Node(2), {"a": Node(3)}])
del head
assert Node.died == [1, 3, 2]

# A list goes on dying while the program runs, without any collection.
last = Node(99)
seen = weakref.ref(last)
told = []
watched = weakref.ref(last, lambda r: told.append(r() is None))
head = chain(COUNT, last)
top = weakref.ref(head)
del last
live_before = tare.heap()["live_bytes"]
head = None
assert top() is None
wait(lambda: seen() is None)
assert told == [True] and Node.died[-1] == 99

# What is put off may be brought back by what still leads there.
last = Node(7)
seen = weakref.ref(last)
head = chain(COUNT, last)
del last
head = None
kept = seen()
tare.set_deferred_drop(False)
assert kept is None or kept.number == 7
kept = None
assert Node.died[-1] == 7
tare.set_deferred_drop(True)

# gc.collect() frees all of it, and so does switching off; big rows of all kinds.
for make in (lambda: [[i] for i in range(COUNT)], lambda: tuple([i] for i in range(COUNT)),
             lambda: {i: [i] for i in range(COUNT)}, lambda: {(i, str(i)) for i in range(COUNT)},
             lambda: frozenset(str(i) + "x" for i in range(COUNT)),
             lambda: [str(i) + "y" for i in range(COUNT)],
             lambda: {"k%d" % i: "v%d" % i for i in range(COUNT)},
             lambda: {i: {j for j in range(1000)} for i in range(30)},
             lambda: chain(COUNT)):
    for finish in gc.collect, lambda: tare.set_deferred_drop(False):
        tare.set_deferred_drop(True)
        gc.collect()
        before = tare.heap()["live_bytes"]
        kept = make()
        assert tare.heap()["live_bytes"] > before + 100000
        kept = None
        gc.collect(0)
        finish()
        assert tare.heap()["live_bytes"] < before + 5000, tare.heap()["live_bytes"] - before
tare.set_deferred_drop(True)

# A finalizer that drops something big, switches, collects, raises from what it holds.
class Busy:
    def __init__(self, act):
        self.act = act
        self.big = chain(3000, Node(5))
    def __del__(self):
        self.big = None
        self.act()

kept = []
for act in (lambda: tare.set_deferred_drop(False), lambda: tare.set_deferred_drop(True),
            gc.collect, lambda: kept.append(chain(3000)), lambda: kept.clear()):
    tare.set_deferred_drop(True)
    Node.died = []
    row = [Busy(act) for _ in range(20)]
    row.append(chain(3000))
    row = None
    wait(lambda: len(Node.died) == 20)
tare.set_deferred_drop(True)

# Cycles that hold something big, collected and not.
ring = [chain(3000, Node(6))]
ring.append(ring)
ring = None
Node.died = []
head = chain(COUNT)
head = None
gc.collect()
wait(lambda: Node.died == [6])

# What lives is what instruments tell of.
head = chain(COUNT)
head = None
assert "Link" not in str(tare.census()) if hasattr(tare, "census") else True
print("nothing is lost")
head = chain(COUNT, Node("at the end of the program"))
head = None
Node.__del__ = lambda self: print(self.number)
END
"$TARE" --check-leaks "$WORK/drop.py"
cat > "$WORK/shortage.py" <<'END'
import tare
tare.set_deferred_drop(True)

class Last:
    died = 0
    def __del__(self):
        Last.died += 1

# Without what was put off there is no room for the next chain.
for _ in range(5):
    head = Last()
    for i in range(40000):
        head = [head, i, (i, str(i))]
    head = None
tare.set_deferred_drop(False)
assert Last.died == 5
print("memory that is short is given back at once")
END
"$TARE" --max-heap 12M "$WORK/shortage.py"
