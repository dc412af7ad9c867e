# CPython: these print 3 / 2 2 / 4 / 4 / 5 / (5, 4). Its iterators over pairs keep the pair that they
# gave out, so that what is in it has one reference more; a name of an exception that is handled is
# no reference of the frame's; what calls a special method holds its arguments differently.
import functools
from sys import getrefcount
try:
    raise ValueError("x")
except ValueError as e:
    print(getrefcount(e))
held = []
print(functools.partial(getrefcount, held)(), getrefcount(*[held]))
for key, value in {1: []}.items():
    print(getrefcount(value))
print([getrefcount(a) for a, b in zip([[]], [1])][0])
print(getrefcount(getrefcount))
class Callable:
    def __call__(self, v): return getrefcount(v), getrefcount(self)
thing = Callable()
print(thing(held))
