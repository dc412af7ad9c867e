# Queues, slices, unpacking, arguments, json, copies, heaps.
import sys
g = sys.getsizeof
# removal, queues, stacks, slices
l = list(range(100))
for i in range(99): 
    l.pop(0)
    if i % 10 == 0: print(g(l), end=" ")
print()
l = []
for i in range(40): l.insert(0, i); print(g(l), end=" ")
print()
l = list(range(50))
del l[::2]
print(g(l))
l.remove(49)
print(g(l))
l[5:] = [1]
print(g(l))
l[:] = range(7)
print(g(l))
l = l * 2
print(g(l))
l += l
print(g(l))
l.extend("abc")
print(g(l))
l = l[::-1]
print(g(l))
l = [*l, 1]
print(g(l))
l = list(l)
print(g(l))
l = list(set(l[:5]))
print(g(l))
l.extend({1: 2})
print(g(l))
l.extend({9, 8, 7})
print(g(l))
l.extend(x for x in range(3))
print(g(l))
l += "xyz"
print(g(l))
l[len(l):] = [1, 2]
print(g(l))
print(g([None] * 7), g([[]] * 7), g([1] + [2]), g([] + []), g([1, 2, 3][1:]), g([1, 2, 3, 4]),
      g([1, 2, 3, "a", None, (1,)]), g(["a"]), g([[], []]), g([x for x in "ab" if x]),
      g([y for x in "ab" for y in x * 3]))
t = (); 
for i in range(10): t += (i,); print(g(t), end=" ")
print(g((1,) * 5), g(tuple([1, 2])), g(tuple("abc")), g(tuple({1: 2})), g(t[2:5]), g(sorted(t)),
      g(t + t))
a, *b, c = range(10); print(g(b)); (x, *y) = "abc"; print(g(y))
def args(*a, **k): return g(a), g(k)
print(args(1, 2, 3), args(a=1), args(1, b=2, c=3, d=4, e=5, f=6), args(**{"a": 1, "b": 2}),
      args(*range(10)))
print(g(globals().copy()) > 0, g(locals()) == g(globals()), g(vars(list)), g(dir([])) > 0,
      g("a b c".split()), g("abc".partition("b")), g("a\nb\nc".splitlines()),
      g("aXbXc".rsplit("X", 1)), g(list("abc")), g(list(b"abc")), g(list({}.items())),
      g(list({1: 2}.items())), g(divmod(1, 2)), g("abc".split("b", 1)))
import json, copy
d = json.loads('{"a": [1, 2, 3], "b": {"c": null, "d": 1.5}, "e": "text", "f": [], "g": {}}')
print(g(d), g(d["a"]), g(d["b"]), g(d["f"]), g(d["g"]))
d2 = copy.deepcopy(d)
print(g(d2), g(d2["a"]), g(d2["b"]))
d3 = copy.copy(d)
print(g(d3))
print(g(copy.copy([1, 2, 3])), g(copy.deepcopy([1, 2, 3, 4, 5])), g(copy.deepcopy({1, 2, 3})))
print(g(json.dumps(d)), g(json.loads("[1,2,3,4,5,6,7,8,9]")),
      g(json.loads('{"a":1,"b":2,"c":3,"d":4,"e":5,"f":6}')))
import heapq, bisect
h = []
for i in range(20): heapq.heappush(h, 20 - i)
print(g(h))
heapq.heappop(h)
print(g(h))
print(g(heapq.nlargest(5, range(100))), g(heapq.nsmallest(3, range(10))))
bisect.insort(h, 5)
print(g(h))
