import struct
def attempt(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(struct.calcsize("ihb"), struct.calcsize("<ihb"), struct.calcsize("bq"), struct.calcsize("3s2x"), struct.pack("<ihb", 1, -2, 3), struct.pack(">I", 0xdeadbeef), struct.pack("!H5s", 5, b"abc"), struct.pack("d", 3.14), struct.pack(">f", -1.5), struct.pack("e", 0.1), struct.pack("?c", True, b"z"), struct.pack("5p", b"abcdefg"))
print(struct.unpack("<ihb", struct.pack("<ihb", 1, -2, 3)), struct.unpack(">f", struct.pack(">f", 3.3)), struct.unpack("2i", bytes(range(8))), struct.unpack("4s", b"abcd"), struct.unpack("d", struct.pack("d", 1e-310)), struct.unpack("f", struct.pack("f", 1e-40)), struct.unpack("e", struct.pack("e", 65504)), struct.unpack("3c", b"abc"), struct.unpack("d", struct.pack("d", float("-inf"))))
for f, v in [("b",300),("B",-1),("h",70000),("H",-1),("i",2**31),("I",-1),("I",2**32),("l",2**63),("L",-1),("q",2**63),("Q",-1),("<b",200),("<h",70000),("<i",2**40),("<I",-1),("<q",2**63),("<Q",-1),("<Q",2**64),(">H",-5),("n",2**63),("e",1e6),("f",1e40),("<f",1e40),("i","x"),("f","x"),("c",1),("s",1)]:
    attempt(lambda: struct.pack(f, v))
attempt(lambda: struct.pack("ii", 1)); attempt(lambda: struct.unpack("i", b"abc")); attempt(lambda: struct.pack("y", 1)); attempt(lambda: struct.calcsize("3"))
s = struct.Struct("<HI"); print(s.size, s.format, s.pack(1, 2), s.unpack(s.pack(1, 2)), list(s.iter_unpack(s.pack(1, 2) * 2)))
b = bytearray(10); s.pack_into(b, 2, 7, 8); print(b, s.unpack_from(b, 2)); attempt(lambda: s.pack_into(b, 8, 1, 2)); attempt(lambda: s.unpack_from(b, 8))
for x in (0.1, 1/3, 1e38, 2.5e-45, 3.4028234e38, 123456.789): print(struct.pack("<f", x).hex(), struct.pack("<d", x).hex(), struct.pack("<d", -x).hex())
