from collections import (namedtuple, deque, OrderedDict, defaultdict, Counter, ChainMap, UserDict,
                         UserList)
import collections.abc
from collections.abc import Mapping, Iterable
P = namedtuple("P", "x y", defaults=[5])
p = P(1)
print(p, p.x, p._asdict(), p._replace(x=9), P._fields, P._make([3, 4]), p == (1, 5))
x, y = p
print(x, y, isinstance(p, tuple), P.__doc__)
try:
    P()
except TypeError as e:
    print(e)
try:
    p.x = 3
except AttributeError as e:
    print(e)
d = deque([1, 2, 3], maxlen=3)
d.append(4)
print(d, d[0], len(d))
d.appendleft(0)
print(d)
d.rotate(1)
print(list(d), d.maxlen, 3 in d)
try:
    deque().pop()
except IndexError as e:
    print(e)
q = deque()
for i in range(1000):
    q.append(i)
print(sum(q.popleft() for _ in range(1000)), q)
dd = defaultdict(list)
dd["a"].append(1)
print(dd, dd["b"], dict(dd))
c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], c + Counter(a=1), sum(c.values()))
o = OrderedDict(a=1, b=2)
o.move_to_end("a")
print(o, o.popitem(last=False), list(o))
cm = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(cm["a"], cm["b"], sorted(cm), cm)


class U(UserDict):
    def __setitem__(self, k, v):
        super().__setitem__(k, v * 2)


u = U(a=1)
print(u, u["a"], "a" in u, isinstance(u, Mapping), UserList([1, 2]) + [3])
print(isinstance([], Iterable), isinstance(5, collections.abc.Hashable), issubclass(dict, Mapping))
