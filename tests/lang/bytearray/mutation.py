a = bytearray(b"hello")
a[0] = 72
a.append(33)
a.extend(b"??")
a += b"x"
print(a, len(a), a[0], a[1:3], a.pop(), a.pop(0), a)
a[1:3] = b"LONGER"
print(a)
del a[0]
del a[0:2]
a.insert(1, 42)
a.remove(42)
a.reverse()
print(a, a.copy() == a, a.copy() is a)
a *= 2
print(a, a.count(b"G"), a.find(b"R"), a.upper(), a.decode())
a[::2] = b"." * len(a[::2])
print(a)
a.clear()
print(a, bool(a), bytearray(3), bytearray([1, 2]), bytearray("é", "utf-8"), bytearray(b"a") == b"a", bytearray(b"b") > b"a", repr(bytearray(b"\x00'")))
print(bytearray(b"a,b").split(b","), bytearray(b",").join([b"a", b"b"]), type(bytearray(b"x").upper()).__name__, type(b"a" + bytearray(b"b")).__name__, type(bytearray(b"a") + b"b").__name__, bytearray(b"ab").hex(), bytearray.fromhex("ff00"))
b = bytearray(b"abcdef")
b[1:4] = []
b[0:0] = [1, 2]
print(b, list(b), b.pop(-1), 97 in b, b"ef"[0:1] in b, [x for x in b], b.startswith(b"\x01"))
for bad in ("b.__setitem__(0, 256)", "b.__setitem__(0, -1)", "b.__setitem__(0, 'a')", "b.__setitem__(99, 1)", "b.append(300)", "b.append('a')", "b.extend('ab')", "b.remove(200)", "bytearray().pop()", "b.pop(99)", "hash(b)", "b + 'a'", "bytearray('a')", "b.__delitem__(99)", "b.insert('a', 1)", "b.__setitem__(slice(0, 4, 2), b'abc')", "b.extend([300])", "b.index(b'zz')"):
    try:
        print(eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
