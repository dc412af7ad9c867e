# Data classes over several lines, format() as a hook, what can be read back, rows packed closely.
import collections
import pprint
from dataclasses import dataclass, field


@dataclass
class Leaf:
    name: str
    size: int = 10000000000
    hidden: int = field(default=1, repr=False)


@dataclass
class Tree:
    left: object
    right: object = None


class Heir(Tree):
    pass


@dataclass
class Own:
    a: int

    def __repr__(self):
        return "Own(" + "x" * 30 + ")"


pprint.pprint([Leaf("a rather long text for a leaf"), Leaf("b" * 40)], width=50)
pprint.pprint(Tree(Leaf("one"), [Leaf("two"), Own(3)]), width=40)
pprint.pprint(Heir(Leaf("three" * 5), {"k": Leaf("four" * 5)}), width=40)
tree = Tree(1)
tree.left = tree
pprint.pprint(tree, width=10)


class Dotted(pprint.PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, str):
            return (repr(object), 1, 0) if " " in object else (object, 0, 0)
        return super().format(object, context, maxlevels, level)


print(Dotted().pformat({"with space": "plain", "plain": ["x", "y z"]}))
ring = [1]
ring.append(ring)
for thing in ring, [1, "a"], [object()], {}, "<", (ring,):
    print(pprint.isrecursive(thing), pprint.isreadable(thing),
          pprint.PrettyPrinter().isrecursive(thing))
print(pprint.PrettyPrinter(depth=1).isreadable([[1]]), pprint.saferepr(["a", {"b": 1}]))
pprint.pprint([list(range(i * i)) for i in range(5)] + [list(range(i)) for i in range(6)],
              width=47, compact=True)
pprint.pprint(collections.UserString("the quick brown fox jumped over a lazy dog"), width=20)
pprint.pprint("the quick brown fox jumped over a lazy dog", width=20)
for empty in "", (), [], b"", frozenset():
    print(pprint.pformat(empty, width=1, indent=0), end=" ")
print()
