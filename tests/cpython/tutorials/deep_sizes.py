# The recursive total_size() of tutorials.
# a tutorial on deep sizes
import sys
from collections import deque
def total_size(o, seen=None):
    seen = seen if seen is not None else set()
    if id(o) in seen: return 0
    seen.add(id(o))
    s = sys.getsizeof(o)
    if isinstance(o, dict): s += sum(total_size(k, seen) + total_size(v, seen) for k,
          v in o.items())
    elif isinstance(o, (list, tuple, set, frozenset, deque)): s += sum(total_size(i,
          seen) for i in o)
    elif hasattr(o, "__dict__"): s += total_size(o.__dict__, seen)
    elif hasattr(o, "__slots__"): s += sum(total_size(getattr(o, n),
          seen) for n in o.__slots__ if hasattr(o, n))
    return s
class Person:
    def __init__(self, name, age): self.name = name; self.age = age
class Slim:
    __slots__ = ["name", "age"]
    def __init__(self, name, age): self.name = name; self.age = age
people = [Person("n%d" % i, i) for i in range(100)]
slim = [Slim("n%d" % i, i) for i in range(100)]
print(total_size(people), total_size(slim), total_size([("n%d" % i, i) for i in range(100)]),
      total_size([{"name": "n%d" % i, "age": i} for i in range(100)]))
print(total_size({"a": [1, 2, {"b": (1, 2)}], "c": {1, 2, 3}}),
      total_size([[0] * 10 for _ in range(10)]), total_size([list(range(10))] * 5))
print(total_size("x" * 10), total_size({i: str(i) for i in range(1000)}),
      total_size(dict(enumerate("abc"))))
matrix = [[i * j for j in range(20)] for i in range(20)]
print(total_size(matrix), sys.getsizeof(matrix), total_size(tuple(map(tuple, matrix))))
tree = None
for i in range(30): tree = (tree, i, [i] * (i % 3))
print(total_size(tree))
class Node:
    def __init__(self, v): self.v = v; self.next = None
head = None
for i in range(30): n = Node(i); n.next = head; head = n
print(total_size(head))
words = "the quick brown fox jumps over the lazy dog".split(); counts = {}
for w in words * 5: counts[w] = counts.get(w, 0) + 1
print(total_size(counts), total_size(words), total_size(set(words)),
      total_size(sorted(set(words))))
print(sys.getsizeof(people[0].__dict__), sys.getsizeof(people[-1].__dict__),
      total_size(people[3]))
g1 = (x for x in range(10))
print(sys.getsizeof(range(10 ** 6)), sys.getsizeof([x for x in range(10 ** 5)]))
fib = [0, 1]
while len(fib) < 200: fib.append(fib[-1] + fib[-2])
print(total_size(fib), sys.getsizeof(fib[-1]))
