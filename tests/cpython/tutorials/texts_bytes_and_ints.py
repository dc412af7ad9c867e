# Strings by their widest character, bytearrays that grow, ints by digits.
import sys
g = sys.getsizeof
s = ""
for i in range(20): s += "ab"; print(g(s), end=" ")
print()
for t in ("", "a", "é", "ÿ", "Ā", "€", "漢字", "😀", "a😀", "é" * 10, "aé" * 10, "x" * 1000, "\0",
      "\x7f", "\x80", "\u0100", "\uffff", "\U00010000"):
    print(g(t), g(t.encode()), g(t.upper()), g(t * 3), g(t.encode("utf-16")),
          g(t.encode("utf-32")), g(repr(t)), g(t + "z"), g(t + "€"))
print(g(b""), g(b"a"), g(b"abc" * 9), g(bytes(10)), g(bytearray()), g(bytearray(b"abc")),
      g(bytearray(10)), g(memoryview(b"abc")))
b = bytearray()
last = None
for i in range(300):
    b.append(i % 256)
    if g(b) != last: last = g(b); print(i, last, end="; ")
print()
b += b"x" * 5
print(g(b))
b.extend(b"abc")
print(g(b))
del b[10:]
print(g(b))
del b[:5]
print(g(b))
b.clear()
print(g(b))
b.extend(range(20))
print(g(b))
b *= 3
print(g(b))
b[3:7] = b"123456789"
print(g(b))
b.pop()
print(g(b))
b.insert(0, 1)
print(g(b))
print(g(bytearray("text", "utf8")), g(b + b"1"), g(b[:4]), g(b.copy()))
print(g("a" "b"), g("a,b,c".split(",")), g(",".join(map(str, range(30)))), g(f"{1}{2!r:>10}"),
      g("%s" % 5), g("abc".encode("latin1")), g("abc".format()), g("a b".title()),
      g("x".zfill(10)), g("x".center(11)), g("ß".upper()), g("ß".casefold()),
      g("a\tb".expandtabs()))
print([g(10 ** n) for n in range(0, 60, 3)], [g(-(2 ** n)) for n in (0, 1, 15, 29, 30, 31, 59, 60,
      61, 89, 90)], [g(2 ** n - 1) for n in (15, 30, 60, 90, 120, 1000)])
print(g(0), g(1), g(-1), g(True), g(False), g(None), g(...), g(NotImplemented), g(1.0), g(1j),
      g(float("nan")), g(2 ** 30 - 2 ** 30 + 0), g((2 ** 30) * (2 ** 30)), g(2 ** 60 // 2 ** 31),
      g(int("1" * 50)), g(int.from_bytes(b"\xff" * 20, "big")), g(~0), g(2 ** 30 ^ 2 ** 30))
x = 1
for i in range(12): x = x * 1000 + 7; print(g(x), end=" ")
print()
