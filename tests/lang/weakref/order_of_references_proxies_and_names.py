# The order of getweakrefs, what proxies forward beside slots, copies.
import copy
import weakref
from collections.abc import MutableSet

class Thing:
    def __init__(self, value=0): self.value = value
    def __bytes__(self): return b"thing"
    def __reversed__(self): return iter("cba")

class MyRef(weakref.ref): pass

t = Thing()
names = {}
def keep(name, reference):
    names[id(reference)] = name
    return reference
kept = [keep("mine", MyRef(t)), keep("called", weakref.ref(t, print)), keep("plain", weakref.ref(t)),
        keep("proxy", weakref.proxy(t)), keep("called proxy", weakref.proxy(t, print)),
        keep("mine too", MyRef(t))]
print([names[id(r)] for r in weakref.getweakrefs(t)], weakref.getweakrefcount(t))
print(weakref.ref(t) is kept[2], weakref.proxy(t) is kept[3], MyRef(t) is kept[0])

p = weakref.proxy(t)
print(bytes(p), "".join(reversed(p)), "__bytes__" in dir(p))

def function(): pass
print("(function)" in repr(weakref.ref(function)), "(Thing)" in repr(weakref.ref(Thing)))

keys = [Thing(i) for i in range(3)]
d = weakref.WeakKeyDictionary()
d.update([(keys[0], "zero"), (keys[1], "one")])
d.update({keys[2]: "two"})
print(sorted(d.values()))

class Tagged(weakref.WeakSet):
    pass
s = Tagged(keys)
s.tag = ["tag"]
shallow, deep = copy.copy(s), copy.deepcopy(s)
print(shallow == s, deep == s, shallow.tag is s.tag, deep.tag is s.tag, deep.tag == s.tag)
print(isinstance(s, MutableSet), copy.copy(kept[2]) is kept[2], copy.deepcopy(kept[2]) is kept[2])

# A key that dies while it is compared: what was found stays found.
class Key:
    def __init__(self, value): self.value = value
    def __hash__(self): return hash(self.value)
    def __eq__(self, other):
        if is_changing: del living[-1]
        return self.value == other.value
is_changing = False
d = weakref.WeakKeyDictionary()
living = [Key(i) for i in range(4)]
for k in living: d[k] = k.value
del k
living.reverse()
is_changing = True
count = 0
for k in living:
    count += 1
    del d[k]
print(count, len(d))
