"""tare.size against sets of the program's own: random graphs of nodes, some of them garbage."""
import gc
import random
import tare


class Node:
    __slots__ = ("out", "mark")

    def __init__(self, mark):
        self.out = []
        self.mark = mark


def walk(starts, edges, without=None):
    seen, stack = set(), [start for start in starts if start != without]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            stack.extend(child for child in edges[node] if child != without)
    return seen


def kept_by_cycles(marks, edges):
    """What reference counts alone did not free."""
    marks = set(marks)
    while True:
        referred = {child for mark in marks for child in edges[mark]}
        if marks <= referred:
            return marks
        marks &= referred


def check(seed):
    choose = random.Random(seed)
    count = choose.randrange(3, 40)
    nodes = [Node(mark) for mark in range(count)]
    edges = {mark: [] for mark in range(count)}
    for _ in range(choose.randrange(2 * count)):
        source, target = choose.randrange(count), choose.randrange(count)
        nodes[source].out.append(nodes[target])
        edges[source].append(target)
    roots = sorted(choose.sample(range(count), choose.randrange(1, 4)))
    held = [nodes[mark] for mark in roots]
    subject = choose.choice(sorted(walk(roots, edges)))
    living = walk(roots, edges)
    node = nodes[subject]
    del nodes
    size = tare.size(node)
    retained = walk([subject], edges) - walk(roots, edges, subject)
    garbage = walk(kept_by_cycles(set(edges) - living, edges), edges, subject)
    exclusive = retained - garbage
    reached = walk([subject], edges)
    wanted = {"reached": reached, "retained": retained, "exclusive": exclusive,
              "shared": reached - exclusive}
    for name, marks in wanted.items():
        # Each node has its list, and the list its items when it is not empty.
        if size[name + "_count"] != 2 * len(marks):
            return "%d: %s of %d: %d and not %d" % (seed, name, subject, size[name + "_count"],
                                                    2 * len(marks))
    total = size.exclusive_bytes + size.shared_bytes
    return None if total == size.reached_bytes else "%d: sums" % seed


gc.disable()
wrong = [failure for failure in map(check, range(120)) if failure]
print(wrong[:5], len(wrong))
