# hashlib: digests of every length around the blocks, in pieces, copies, and what is refused.
import hashlib
import io

for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
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
    print(repr(pieces).split(" @")[0])
for call in (lambda: hashlib.sha256("text"), lambda: hashlib.sha256(5), lambda: hashlib.new("nothing")):
    try:
        call()
    except (TypeError, ValueError) as problem:
        print(type(problem).__name__, problem)
print({"md5", "sha256"} <= hashlib.algorithms_guaranteed, hashlib.new("SHA256", b"a").hexdigest())
