# Objects of subclasses of bytes and bytearray are bytes-like wherever bytes are.
import copy
import pickle


class Frozen(bytes):
    pass


class Loose(bytearray):
    pass


class Slotted(bytearray):
    __slots__ = ("mark", "__dict__")


for cls in Frozen, Loose, Slotted:
    low, high = cls(b"ab"), cls(b"cd")
    print(cls.__name__, low == b"ab", b"ab" == low, low != high, low < high, low >= high)
    print(b"-".join([low, high]), low + high, b"x" + low, low in b"zabz", b"zabz".find(low))
    print(bytes(low), bytearray(low), memoryview(low)[0], int(cls(b"12")), float(cls(b"1.5")))
    print(b"cabd".replace(low, high), b"abc".startswith(low), cls(b"a b").split())

loose = Slotted(b"data")
loose.mark = [1]
loose.other = 2
for made in (copy.copy(loose), copy.deepcopy(loose), *(
        pickle.loads(pickle.dumps(loose, protocol)) for protocol in range(2, 6))):
    print(type(made).__name__, made, made.mark, made.other, made.mark is loose.mark)
print(loose.__reduce__()[1], loose.__reduce_ex__(4)[1], bytearray().__reduce_ex__(4))
