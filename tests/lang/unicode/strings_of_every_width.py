ascii_s, latin, bmp, astral = "abc", "abé", "ab中", "ab😀"
for s in (ascii_s, latin, bmp, astral):
    print(len(s), s[-1], s[:2], s + "!", s * 2, s.upper(), s[::-1], s.find(s[-1]), s.replace("a", "中"), s.replace(s[-1], "z"), s in {ascii_s: 1, latin: 1, bmp: 1, astral: 1})
mixed = ascii_s + latin + bmp + astral
print(mixed, len(mixed), mixed[5], mixed[8], mixed[11], mixed.count("ab"), mixed.split("a"), mixed.encode())
print((latin + "x")[:2] == "ab", (astral + "y")[:2] == "ab", astral[:2] is not None, hash(astral[:2]) == hash("ab"), {"ab": 1}[astral[:2]])
for c in (0, 127, 128, 255, 256, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF):
    s = chr(c)
    print(c, len(s), ord(s), ascii(s), len(s.encode()), s == chr(c), s.isprintable())
print("\u0130".lower().encode(), "ŉ".upper(), "ΐ".upper().encode(), "ß".upper(), "ﬃ".upper(), "ǅ".lower(), "ΣΑΣ".lower(), "a\u0345".upper().encode())
print(sorted(["é", "z", "a", "中", "😀", "Z"]), max("a", "é"), "é" > "z", "\uffff" < "\U00010000")
l = ["é" * i for i in range(4)]
print(l, "".join(l), [len(x.encode()) for x in l])
