def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


huge = 10**20
show(lambda: [].insert(huge, 1))
show(lambda: [1].pop(huge))
show(lambda: "a b".split(None, huge))
show(lambda: "a".expandtabs(huge))
show(lambda: "a".splitlines(huge))
show(lambda: "a".center(huge))
show(lambda: b"a".replace(b"a", b"b", huge))
show(lambda: b"a".replace(1, b"b", "x"))
show(lambda: "a" * huge)
show(lambda: [1][huge])
show(lambda: (5).to_bytes(2, None))
show(lambda: int.from_bytes(b"a", 1))
show(lambda: int.from_bytes(zork=1))
show(lambda: int(memoryview(b"12")) + int(bytearray(b"3")))
show(lambda: range(True, False + 3))
show(lambda: format(-(10**20), "c"))
show(lambda: "a".encode(None))
show(lambda: "a".replace(None, "b"))
show(lambda: memoryview(zork=1))
show(lambda: [].__setitem__(1))
show(lambda: (2).__pow__())


def times(a, b):
    a *= b
    return a


for left in ({}, {1}, range(2), object(), 1.5, None):
    show(lambda: times(left, [1]))
