# gc.is_tracked of what may and may not close a cycle; nothing recurses.
import gc
class Empty: __slots__ = ()
class F(float): __slots__ = ()
d = {}
d[1] = {2: d}
for v in (Empty(), F(), type, int, object(), Empty, {}, {1: 2}, {1: {}}, {1: ()}, {(): 1}, d, (), [],
          range(3), iter(range(3)), None, 3, "x", set(), frozenset(), Exception(), gc, print):
    print(gc.is_tracked(v), end=" ")
print()
