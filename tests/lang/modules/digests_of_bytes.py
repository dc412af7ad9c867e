# hashlib: digests of every length around the blocks, in pieces, copies, and what is refused.
import hashlib
import io

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256",
             "sha3_384", "sha3_512"):
    make = getattr(hashlib, name)
    print(name, make().hexdigest(), make(b"abc").hexdigest())
    all_lengths = make()
    for length in range(0, 300):
        all_lengths.update(make(bytes(range(256))[:length] + b"x" * max(0, length - 256)).digest())
    print(all_lengths.hexdigest(), all_lengths.name, all_lengths.digest_size, all_lengths.block_size)
    pieces = hashlib.new(name)
    for size in (1, 62, 1, 1, 128, 1000, 0, 7):
        pieces.update(b"y" * size)
    copy = pieces.copy()
    copy.update(bytearray(b"more"))
    print(pieces.hexdigest() == make(b"y" * 1200).hexdigest(), copy.hexdigest(), len(pieces.digest()))
    print(hashlib.file_digest(io.BytesIO(b"z" * 5000), name).hexdigest())
    print(repr(pieces).split(" @")[0], name in hashlib.algorithms_guaranteed)

for name in ("shake_128", "shake_256"):
    for length in (0, 1, 135, 136, 137, 167, 168, 169, 500):
        endless = hashlib.new(name)
        endless.update(b"q" * length)
        print(name, endless.hexdigest(3), endless.copy().digest(340)[-3:], endless.digest(0))
    print(endless.digest_size, endless.block_size, repr(endless).split(" @")[0])

with open(__file__, "rb") as file:
    once = hashlib.file_digest(file, hashlib.sha1).hexdigest()
    file.seek(0)
    print(once == hashlib.sha1(file.read()).hexdigest())

digest = hashlib.md5(string=b"", usedforsecurity=False)
for call in (lambda: hashlib.sha256("text"), lambda: hashlib.sha256(5), lambda: hashlib.new("nothing"),
             lambda: hashlib.new(5), lambda: hashlib.new("SHA3_256"), lambda: endless.digest(),
             lambda: endless.digest(-1), lambda: endless.hexdigest(1.0),
             lambda: hashlib.sha1(memoryview(b"abcdef")[::2]), lambda: type(digest)(),
             lambda: hashlib.md5(data=b""), lambda: hashlib.md5(b"", b""), lambda: digest.update(),
             lambda: hashlib.file_digest(5, "md5"), lambda: setattr(digest, "x", 1),
             lambda: setattr(digest, "name", 1)):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)
print({"md5", "sha256"} <= hashlib.algorithms_guaranteed, hashlib.new("SHA256", b"a").hexdigest())
for name in ("sha3-256", "SHAKE128", "sha512-256", "SHA-512/224", "RIPEMD160", "SM3"):
    print(name, hashlib.new(name).name)
print(hashlib.md5, type(digest), type(endless), digest == digest.copy())
