"""Memory that ctypes looks at: its own, or the head of an object of the runtime."""
import itertools
import sys
from _object_at import count_at, object_at
from _weakrefset import WeakSet

_addresses = itertools.count(0x7f0000000010, 0x10000)
_known = WeakSet()


class Memory:
    """Bytes that ctypes owns or borrows from a buffer. Their address is made up. What pointers in
    it point to is kept by their offset."""
    __slots__ = ("view", "address", "kept", "__weakref__")

    def __init__(self, buffer):
        self.view = memoryview(buffer).cast("B")
        self.address, self.kept = next(_addresses), {}
        _known.add(self)

    def read(self, offset, size):
        return bytes(self.view[offset:offset + size])

    def write(self, offset, data):
        self.view[offset:offset + len(data)] = data

    def copy_from(self, offset, other, start, size):
        self.write(offset, other.read(start, size))
        for place in range(offset, offset + size):
            self.kept.pop(place, None)
        for place, target in getattr(other, "kept", {}).items():
            if start <= place < start + size:
                self.kept[offset + place - start] = target


class ObjectMemory:
    """What CPython has at the address of an object: the count of references, then the type."""
    __slots__ = ("address",)

    def __init__(self, address):
        self.address = address

    def read(self, offset, size):
        words = [count_at(self.address), 0]
        if words[0]:
            thing = object_at(self.address)
            words = [words[0], id(type(thing))]
            del thing
        data = b"".join(word.to_bytes(8, sys.byteorder) for word in words)
        if offset + size > len(data):
            raise ValueError("of an object only the count of references and the type can be read")
        return data[offset:offset + size]

    def write(self, offset, data):
        raise ValueError("objects cannot be written over")


def find_memory(address):
    """The memory at an address, and how far in."""
    for memory in _known:
        if memory.address <= address < memory.address + max(len(memory.view), 1):
            return memory, address - memory.address
    if not count_at(address) and count_at(address - 8):
        return ObjectMemory(address - 8), 8
    return ObjectMemory(address), 0
