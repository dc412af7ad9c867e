class Tree:
    class _Node:
        __slots__ = "key", "value", "left", "right"

        def __init__(self, key, value):
            self.key, self.value, self.left, self.right = key, value, None, None

    def __init__(self, items=()):
        self._root, self._size = None, 0
        for k, v in items:
            self[k] = v

    def __setitem__(self, key, value):
        where, side = None, None
        node = self._root
        while node is not None:
            if key == node.key:
                node.value = value
                return
            where, side = node, "left" if key < node.key else "right"
            node = getattr(node, side)
        new = self._Node(key, value)
        if where is None:
            self._root = new
        else:
            setattr(where, side, new)
        self._size += 1

    def __getitem__(self, key):
        node = self._root
        while node is not None:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        raise KeyError(key)

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def __len__(self):
        return self._size

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)
        return walk(self._root)

    def items(self):
        stack, node = [], self._root
        while stack or node:
            while node:
                stack.append(node)
                node = node.left
            node = stack.pop()
            yield node.key, node.value
            node = node.right

    def depth(self):
        def d(n):
            return 0 if n is None else 1 + max(d(n.left), d(n.right))
        return d(self._root)

    def __delitem__(self, key):
        def remove(node):
            if node is None:
                raise KeyError(key)
            if key < node.key:
                node.left = remove(node.left)
            elif key > node.key:
                node.right = remove(node.right)
            elif node.left is None:
                return node.right
            elif node.right is None:
                return node.left
            else:
                low = node.right
                while low.left:
                    low = low.left
                low_key, low_value = low.key, low.value
                del_key = low_key
                parent, n = node, node.right
                while n is not low:
                    parent, n = n, n.left
                if parent is node:
                    parent.right = low.right
                else:
                    parent.left = low.right
                node.key, node.value = del_key, low_value
            return node
        self._root = remove(self._root)
        self._size -= 1


t = Tree((k, k * k) for k in [50, 30, 70, 20, 40, 60, 80, 35, 45])
print(list(t), len(t), t[40], 35 in t, 99 in t, t.depth(), list(t.items())[:3])
for k in (20, 30, 50, 80):
    del t[k]
    print(list(t), len(t))
try:
    t[1]
except KeyError as e:
    print("KeyError", e)
try:
    del t[1]
except KeyError as e:
    print("KeyError", e)
t[60] = "new"
print(t[60], len(t), max(t), sum(t))
words = Tree()
for w in "the quick brown fox jumps over the lazy dog the end".split():
    words[w] = words[w] + 1 if w in words else 1
print(list(words.items()))
