# deque, array, OrderedDict, defaultdict, Counter, namedtuple.
import sys
from collections import ChainMap, Counter, OrderedDict, UserDict, UserList, defaultdict, deque
from collections import namedtuple
import array
g = sys.getsizeof
print([g(deque(range(n))) for n in (0, 1, 10, 63, 64, 65, 128, 129, 200, 1000)],
      g(deque(range(100), maxlen=10)), g(deque(maxlen=5)))
d = deque()
for i in range(150):
    d.append(i); d.appendleft(i)
print(g(d)); d.popleft(); d.rotate(5); print(g(d)); d.clear(); print(g(d))
for code in "bBuhHiIlLqQfd":
    a = array.array(code); print(code, g(a), end=" ")
    a = array.array(code, [0] * 0 if code == "u" else range(10)); print(g(a), end="; ")
a = array.array("i"); last = None
for i in range(200):
    a.append(i)
    if g(a) != last: last = g(a); print(i, last, end="; ")
print()
a.extend([1, 2, 3])
print(g(a))
a.pop()
print(g(a))
del a[10:]
print(g(a))
a = a + a
print(g(a))
a *= 3
print(g(a))
a.insert(0, 1)
print(g(a))
a.fromlist([1] * 5)
print(g(a))
a.frombytes(b"1234")
print(g(a))
print(g(a[:3]), g(array.array("d", a)), g(array.array("B", b"abc")))
o = OrderedDict()
last = None
for i in range(50):
    o[i] = i
    if g(o) != last: last = g(o); print(i, last, end="; ")
print()
print(g(OrderedDict()), g(OrderedDict(a=1)), g(OrderedDict.fromkeys("abc")), g(OrderedDict([(1,
      2)])), g(o.copy()))
o.move_to_end(3)
o.popitem()
del o[5]
print(g(o))
o.clear()
print(g(o))
dd = defaultdict(list); print(g(dd))
for i in range(20): dd[i % 7].append(i)
print(g(dd), g(defaultdict(int, a=1)), g(dd.copy()))
c = Counter()
print(g(c), g(Counter("hello world")), g(Counter(a=3)), g(Counter([1, 2, 3]) + Counter([3, 4])),
      g(Counter("abc").most_common()), g(Counter("abracadabra").most_common(2)), list(map(g,
      [list(Counter("aab").elements())])))
P = namedtuple("P", "x y z")
p = P(1, 2, 3)
print(g(p), g(P._fields), g(p._asdict()), g(p._replace(x=9)), g(P), g(P._make([1, 2, 3])))
print(g(ChainMap({}, {})), g(UserDict()), g(UserList([1, 2])))
