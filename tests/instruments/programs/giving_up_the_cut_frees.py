"""Random graphs: what `why` says must be given up is given up, and the object must go; one
reference less, and it must stay. What `size` says it retains must be what the heap loses."""
import gc
import random
import weakref

import tare


class Node:
    __slots__ = ("name", "a", "b", "__weakref__")

    def __init__(self, name):
        self.name = name

    def links(self):
        return {key: getattr(self, key) for key in "ab" if hasattr(self, key)}


def build(source, count):
    nodes = [Node(i) for i in range(count)]
    for node in nodes:
        for key in "ab"[:source.randrange(0, 3)]:
            setattr(node, key, source.choice(nodes))
    for i in source.sample(range(count), 3):
        globals()[f"holder_{i}"] = nodes[i]


def list_holders():
    return {key: value for key, value in globals().items() if key.startswith("holder_")}


def reach(holders):
    found, todo = {}, list(holders.values())
    while todo:
        node = todo.pop()
        if node.name not in found:
            found[node.name] = node
            todo += node.links().values()
    return found


def smallest_cut(holders, name):
    """By brute force over sets of up to two references."""
    found = reach(holders)
    starts = {("", key): node.name for key, node in holders.items()}
    edges = {(at, key): node.name for at in found for key, node in found[at].links().items()}
    edges |= starts

    def is_cut(removed):
        seen, todo = set(), [starts[edge] for edge in starts if edge not in removed]
        while todo:
            at = todo.pop()
            if at == name:
                return False
            if at not in seen:
                seen.add(at)
                todo += [edges[edge] for edge in ((at, "a"), (at, "b"))
                         if edge in edges and edge not in removed]
        return True
    names = list(edges)
    if any(is_cut({edge}) for edge in names):
        return 1
    pairs = ((x, y) for i, x in enumerate(names) for y in names[i + 1:])
    return 2 if any(is_cut({x, y}) for x, y in pairs) else 3


def check(seed):
    source = random.Random(seed)
    build(source, 12)
    gc.collect()
    name = source.choice(sorted(reach(list_holders())))
    expected = smallest_cut(list_holders(), name)
    target = weakref.ref(reach(list_holders())[name])
    gc.collect()
    report = tare.why(target())
    assert min(report.cut_count, 3) == expected, (seed, name, report, expected)
    size = tare.size(target())
    assert size.own_bytes <= size.exclusive_bytes == size.retained_bytes
    assert size.reached_bytes == size.exclusive_bytes + size.shared_bytes
    retained_count = size.retained_count
    before = len(reach(list_holders()))
    texts = [row["reference"]
             for row in (report.references if "cut_is" in report.to_dict() else report.cut)]
    assert len(texts) == report.cut_count, (seed, report)
    for text in texts[1:]:
        exec("del " + text, globals())
        gc.collect()
        assert target() is not None, (seed, texts)
    exec("del " + texts[0], globals())
    gc.collect()
    assert target() is None, (seed, texts)
    if "cut_is" in report.to_dict():
        assert before - len(reach(list_holders())) == retained_count, (seed, report)
    for key in list_holders():
        del globals()[key]
    return len(texts)


counts = {}
for seed in range(60):
    count = check(seed)
    counts[count] = counts.get(count, 0) + 1
print(sum(counts.values()), "graphs,", len(counts) > 1)
