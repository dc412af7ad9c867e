# Ends of deques, and heaps: errors, subclasses, changes while they are looked at.
import copy, heapq, weakref
from collections import deque
d = deque([1,2,3], maxlen=3); d.append(4); print(d, len(d), bool(d), d.maxlen)
print(d.pop(), d.popleft(), d)
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque().append(), lambda: deque().pop(1),
          lambda: deque.pop(), lambda: len(deque)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class D(deque):
    def append(self, x): deque.append(self, x * 2)
    def __len__(self): return super().__len__() + 1
s = D(); s.append(2); print(len(s), list(s)); s.popleft(); print(bool(s), list(s))
x = deque(range(500))
out = 0
while x:
    out += x.popleft()
    if out % 7 == 0: x.append(1)
print(out)
for op in ("append", "pop", "popleft"):
    q = deque([1,2,3])
    try:
        for i in q: getattr(q, op)(*([1] if op == "append" else []))
    except RuntimeError as e: print(e)
q = deque("abc"); r = weakref.ref(q); print(r() is q, copy.copy(q), copy.deepcopy(q))
z = deque(maxlen=0); z.append(1); print(z)
h = []
for v in (5,3,9,1,7,1): heapq.heappush(h, v)
print(h, [heapq.heappop(h) for _ in range(6)])
h = [9,8,7,6,5,4.5,"x"][:6]; heapq.heapify(h); print(h, heapq.heapreplace(h, 1), heapq.heappushpop(h, 0), heapq.heappushpop(h, 20), h)
for f in (lambda: heapq.heappop([]), lambda: heapq.heappop(()), lambda: heapq.heappush(1, 2), lambda: heapq.heapify((1,)),
          lambda: heapq.heapify([1, "a"]), lambda: heapq.heappush([1]), lambda: heapq.heapreplace([], 1), lambda: heapq.heappushpop([], 4), lambda: heapq.heappop(), lambda: heapq.heappush([], heap=3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Evil:
    def __init__(s, h): s.h = h
    def __lt__(s, o): s.h.clear(); return True
for go in (heapq.heapify, heapq.heappop, lambda h: heapq.heappush(h, Evil(h)), lambda h: heapq.heapreplace(h, 1), lambda h: heapq.heappushpop(h, 3)):
    e = []; e.extend(Evil(e) for _ in range(5))
    try: print(go(e))
    except Exception as x: print(type(x).__name__, x)
print(heapq.nsmallest(3, [4,1,3,2]), list(heapq.merge([1,4],[2,3])))
print(deque.append.__name__, deque.append.__qualname__, deque.append.__doc__, deque.__len__.__name__)
