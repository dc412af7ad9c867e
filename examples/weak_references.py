# A weak reference finds an object without keeping it. What it costs, and when it lets go.
import sys
import weakref


class Node:
    __slots__ = ("value", "__weakref__")

    def __init__(self, value):
        self.value = value


class Bare:
    __slots__ = ("value",)


node = Node(1)
print(f"{'an instance with __weakref__':34}{sys.getsizeof(node):4} bytes")
print(f"{'an instance without':34}{sys.getsizeof(Bare()):4} bytes")
before = sys.getrefcount(node)
reference = weakref.ref(node, lambda dead: print("callback: it has gone"))
print(f"{'a weak reference to it':34}{sys.getsizeof(reference):4} bytes")
print("references counted before and after:", before, sys.getrefcount(node))
print("still there:", reference() is node)
del node
print("after del:", reference())
try:
    weakref.ref(Bare())
except TypeError as error:
    print("without the slot:", error)
