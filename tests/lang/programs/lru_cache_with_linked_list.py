class Node:
    __slots__ = ("key", "value", "prev", "next")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.prev = self.next = None


class LRU:
    def __init__(self, capacity):
        self.capacity = capacity
        self.map = {}
        self.head, self.tail = Node(), Node()
        self.head.next, self.tail.prev = self.tail, self.head
        self.hits = self.misses = 0

    def _unlink(self, node):
        node.prev.next, node.next.prev = node.next, node.prev

    def _front(self, node):
        node.next, node.prev = self.head.next, self.head
        self.head.next.prev = node
        self.head.next = node

    def get(self, key, default=None):
        node = self.map.get(key)
        if node is None:
            self.misses += 1
            return default
        self.hits += 1
        self._unlink(node)
        self._front(node)
        return node.value

    def put(self, key, value):
        if key in self.map:
            self._unlink(self.map.pop(key))
        elif len(self.map) >= self.capacity:
            last = self.tail.prev
            self._unlink(last)
            del self.map[last.key]
        node = self.map[key] = Node(key, value)
        self._front(node)

    def __iter__(self):
        node = self.head.next
        while node is not self.tail:
            yield node.key, node.value
            node = node.next

    def __repr__(self):
        return "LRU(" + ", ".join(f"{k}={v}" for k, v in self) + ")"


c = LRU(3)
for k, v in zip("abc", range(3)):
    c.put(k, v)
print(c)
print(c.get("a"), c)
c.put("d", 9)
print(c, c.get("b"), c.get("b", "gone"))
c.put("a", 100)
print(c, c.hits, c.misses, len(c.map))
for i in range(100):
    c.put(i % 5, i)
    c.get((i * 3) % 5)
print(c, c.hits, c.misses)
