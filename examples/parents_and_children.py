# A child that knows its parent makes a cycle: counts alone never free it. Three ways out.
import gc
import weakref


class Tree:
    alive = 0

    def __init__(self, parent=None):
        Tree.alive += 1
        self.children = []
        self.parent = parent
        if parent:
            parent.children.append(self)

    def __del__(self):
        Tree.alive -= 1


class WeakTree(Tree):
    @property
    def parent(self):
        return self._parent and self._parent()

    @parent.setter
    def parent(self, parent):
        self._parent = parent and weakref.ref(parent)


def build(cls):
    root = cls()
    for _ in range(3):
        child = cls(root)
        for _ in range(3):
            cls(child)
    return root


def drop(how):
    cls, after = how
    Tree.alive = 0
    root = build(cls)
    built = Tree.alive
    if after == "cut":
        for child in root.children:
            child.parent = None
            for grandchild in child.children:
                grandchild.parent = None
        child = grandchild = None
    del root
    left = Tree.alive
    gc.collect()
    return built, left, Tree.alive


gc.disable()
print(f"{'links':28}{'nodes':>6}{'after del':>11}{'after gc.collect()':>20}")
for name, how in (("parent and child, strong", (Tree, "")), ("cut by hand before", (Tree, "cut")),
                  ("weak link to the parent", (WeakTree, ""))):
    built, left, collected = drop(how)
    print(f"{name:28}{built:6}{left:11}{collected:20}")
gc.enable()
