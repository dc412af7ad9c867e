# zlib: at one go and in pieces, what is left over, dictionaries, checksums, and what is refused.
import zlib
from random import Random


def attempt(*calls):
    for call in calls:
        try:
            print(call())
        except Exception as problem:
            print(type(problem).__name__, problem)


packed = zlib.compress(b"abc" * 100)
print(packed, type(zlib.compressobj()), type(zlib.decompressobj()), zlib.error.__mro__)
attempt(lambda: zlib.decompress(packed[:-3]), lambda: zlib.decompress(b"xxx"),
        lambda: zlib.decompress(b""), lambda: zlib.decompress(packed, 31),
        lambda: zlib.decompress(packed, bufsize=0)[:9], lambda: zlib.decompress(packed, bufsize=-1),
        lambda: zlib.decompress(packed[:-1] + b"x"), lambda: len(zlib.decompress(packed + b"x")),
        lambda: zlib.decompress(packed, wbits=77), lambda: zlib.decompress(packed, 15, 16384, 4),
        lambda: zlib.compress("x"), lambda: zlib.compress(b"x", 10), lambda: zlib.compress(),
        lambda: zlib.compress(b"x", wbits=77), lambda: zlib.compress(b"x", level=1.5),
        lambda: zlib.compress(b"", data=3), lambda: zlib.compressobj(10),
        lambda: zlib.compressobj(strategy=99), lambda: zlib.compressobj(memLevel=99),
        lambda: zlib.compressobj(method=7), lambda: zlib.compressobj(zdict=""),
        lambda: zlib.compressobj(1, 8, 15, 8, 0, b"", 9), lambda: zlib.decompressobj(wbits=77),
        lambda: zlib.decompressobj(zdict="x"), lambda: type(zlib.compressobj())())

print("compressors")
squeezer = zlib.compressobj()
attempt(lambda: squeezer.compress("x"), lambda: squeezer.flush(9), lambda: squeezer.flush("x"),
        lambda: squeezer.flush(mode=4), lambda: squeezer.compress(), lambda: squeezer.flush(1, 2),
        lambda: squeezer.flush(1 << 40), lambda: squeezer.flush(zlib.Z_NO_FLUSH),
        lambda: squeezer.flush(), lambda: squeezer.compress(b"x"), lambda: squeezer.flush(),
        lambda: squeezer.copy())

print("decompressors")
opener = zlib.decompressobj()
attempt(lambda: len(opener.decompress(packed + b"tail")), lambda: opener.decompress(b"more"),
        lambda: (opener.eof, opener.unused_data, opener.unconsumed_tail), lambda: opener.flush(),
        lambda: opener.decompress(packed, -1), lambda: opener.decompress(),
        lambda: setattr(opener, "eof", 1))
opener = zlib.decompressobj()
attempt(lambda: opener.decompress(packed, 10), lambda: opener.flush(0), lambda: opener.flush(""),
        lambda: (opener.eof, opener.unused_data, opener.unconsumed_tail),
        lambda: len(opener.flush()))
opener = zlib.decompressobj()
attempt(lambda: opener.flush(), lambda: opener.decompress(zlib.compress(b"abc")),
        lambda: opener.flush(), lambda: opener.flush(), lambda: opener.decompress(b"abc"),
        lambda: opener.copy(), lambda: zlib.decompressobj().decompress(b"junk"))

print("dictionaries")
squeezer = zlib.compressobj(zdict=b"hello")
packed = squeezer.compress(b"hello hello") + squeezer.flush()
attempt(lambda: zlib.decompress(packed), lambda: zlib.decompressobj().decompress(packed),
        lambda: zlib.decompressobj(zdict=b"no").decompress(packed),
        lambda: zlib.decompressobj(zdict=b"hello").decompress(packed))
squeezer = zlib.compressobj(wbits=-15, zdict=b"hello")
packed = squeezer.compress(b"hello hello") + squeezer.flush()
attempt(lambda: zlib.decompressobj(-15, zdict=bytearray(b"hello")).decompress(packed))

print("checksums")
attempt(lambda: zlib.crc32(b"abc"), lambda: zlib.crc32(b"abc", -1),
        lambda: zlib.crc32(b"abc", 1 << 40), lambda: zlib.crc32("abc"),
        lambda: zlib.adler32(b"abc"), lambda: zlib.adler32(b"abc", 5),
        lambda: zlib.crc32(b"a", "x"), lambda: zlib.crc32(), lambda: zlib.crc32(b"", 1, 2))

print("every level and format")
random = Random(5)
data = b"".join(random.choice([b"abc", b"hello world", random.randbytes(30), b"\0" * 100])
                for _ in range(3000))
for level in range(-1, 10):
    for wbits in (15, -15, 9, -9):
        packed = zlib.compress(data, level, wbits=wbits)
        print(level, wbits, len(packed), zlib.crc32(packed), zlib.decompress(packed, wbits) == data)
print(zlib.decompress(zlib.compress(data, wbits=31), 47) == data)

print("in pieces of any size")
for trial in range(25):
    squeezer, out, at = zlib.compressobj(random.randrange(-1, 10)), b"", 0
    while at < len(data) // 10:
        size = random.choice([0, 1, 10, 1000, 20000])
        out += squeezer.compress(data[at:at + size])
        at += size
        if random.random() < .2:
            out += squeezer.flush(random.choice([0, 1, 2, 3, 5]))
        if random.random() < .1:
            squeezer = squeezer.copy()
    out += squeezer.flush()
    opener, back, source, at_out = zlib.decompressobj(), b"", out + b"TAIL", 0
    while not opener.eof:
        size, most = random.choice([1, 10, 100, 5000]), random.choice([0, 1, 10, 1000])
        piece = opener.unconsumed_tail + source[at_out:at_out + size]
        at_out += size
        back += opener.decompress(piece, most)
        if random.random() < .1:
            opener = opener.copy()
    print(zlib.crc32(out), back == data[:at], opener.unused_data + source[at_out:],
          opener.unconsumed_tail, opener.flush())
