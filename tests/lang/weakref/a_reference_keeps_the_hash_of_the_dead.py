import weakref


class Counted:
    asked = 0

    def __hash__(self):
        Counted.asked += 1
        return 77

    def __eq__(self, other):
        return isinstance(other, Counted)


def gone(reference):
    print("callback", hash(reference))


a = Counted()
first = weakref.ref(a)
second = weakref.ref(a, gone)
third = weakref.ref(a, gone)
print(hash(first), hash(first), hash(third), Counted.asked)
print(weakref.getweakrefcount(a), [r is first for r in weakref.getweakrefs(a)])
print(hash(second), Counted.asked, {second: 1}[first])
fourth = weakref.ref(a, lambda r: print("fourth"))
del third
print(weakref.getweakrefcount(a))
del a
print(hash(first), hash(second), first(), first == second)
try:
    hash(fourth)
except TypeError as error:
    print(error)

keys = weakref.WeakKeyDictionary()
objects = [type("K", (), {})() for _ in range(5)]
for i, k in enumerate(objects):
    keys[k] = i
k = None
print(len(keys), sorted(keys.values()))
del objects[1:4]
import gc
gc.collect()
print(len(keys), sorted(keys.values()))
