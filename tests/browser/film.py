# The film that the browser plays: something that lives, a cycle with a weak reference to it, and a
# cycle that its finalizer brings back.
import gc, sys, tare, weakref
gc.disable()

class Node:
    def __init__(self, name):
        self.name = name
        self.to = []

class Guard(Node):
    kept = None
    def __del__(self):
        Guard.kept = self

def cycle(*nodes):
    for one, next in zip(nodes, nodes[1:] + nodes[:1]):
        one.to.append(next)

gc.collect()
root, left = Node("root"), Node("left")
cycle(root, left)
a, b, c = Node("a"), Node("b"), Node("c")
cycle(a, b, c)
a.to.append(root)
told = []
watcher = weakref.ref(a, told.append)
x, y = Guard("x"), Node("y")
cycle(x, y)
del a, b, c, x, y
tare.film(lambda: gc.collect(0), path=sys.argv[1])

# More than can be drawn, most of it garbage.
def ring(count):
    first = last = Node("first")
    for i in range(count):
        last.to = Node(str(i))
        last = last.to
    last.to = first
    return first
kept = ring(300)
ring(700)
tare.film(lambda: gc.collect(0), path=sys.argv[1].replace(".html", "_of_many.html"))
