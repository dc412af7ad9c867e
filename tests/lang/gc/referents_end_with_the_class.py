# gc.get_referents: attributes in their order, then the class.
import gc
import weakref


class Plain:
    pass


class Slotted:
    __slots__ = ("first", "second")


def shown(thing):
    return thing.__name__ if isinstance(thing, type) else thing


plain = Plain()
plain.name, plain.parts = "a name", ["part"]
print([shown(thing) for thing in gc.get_referents(plain)])
slotted = Slotted()
slotted.first, slotted.second = (1, [2]), "last"
print([shown(thing) for thing in gc.get_referents(slotted)])
ring = Plain()
ring.next = Plain()
ring.next.next = ring
for referent in gc.get_referents(ring.next):
    print(shown(type(referent)))
watch = weakref.ref(ring)
ring = None
gc.collect()
print("kept" if watch() else "gone")

# What CPython's collector does not follow refers to nothing.
print(gc.get_referents(range(3), (lambda: 0).__code__, int, object(), "text", 5))
