# gzip: bytes, texts and lines in every mode, damaged files, places, and what is refused.
import csv
import gzip
import io
import json
import os
import re
import shutil
import tempfile

folder = tempfile.TemporaryDirectory()
os.chdir(folder.name)


def attempt(*calls):
    for call in calls:
        try:
            print(call())
        except Exception as problem:
            print(type(problem).__name__, problem)


def damaged(index):
    data = bytearray(gzip.compress(b"abc", mtime=1))
    data[index] ^= 1
    return bytes(data)


print("at one go")
attempt(lambda: gzip.compress(b"abc", mtime=0), lambda: gzip.compress(b"abc" * 50, 1, mtime=7),
        lambda: gzip.decompress(b""), lambda: gzip.decompress(b"abc"),
        lambda: gzip.decompress(gzip.compress(b"abc")[:-4]),
        lambda: gzip.decompress(gzip.compress(b"abc")[:-9]), lambda: gzip.decompress(damaged(-1)),
        lambda: gzip.decompress(damaged(-5)), lambda: gzip.decompress(damaged(2)),
        lambda: gzip.GzipFile(fileobj=io.BytesIO(damaged(-5))).read(),
        lambda: gzip.GzipFile(fileobj=io.BytesIO(damaged(-1))).read(),
        lambda: gzip.decompress(gzip.compress(b"abc") * 2 + b"\0\0"),
        lambda: gzip.decompress(gzip.compress(b"abc") + b"junk"))

print("what is refused")
attempt(lambda: gzip.open("none.gz"), lambda: gzip.open("none.gz", "rw"),
        lambda: gzip.open("none.gz", "rbt"), lambda: gzip.open("none.gz", "rb", encoding="utf-8"),
        lambda: gzip.open("none.gz", errors="strict"), lambda: gzip.open(5.5),
        lambda: gzip.GzipFile(), lambda: gzip.GzipFile("x", "rt"), lambda: gzip.open("none.gz", "q"))

print("text")
with gzip.open("a.gz", "wt") as file:
    attempt(lambda: file.write("a\nb\n"), lambda: file.name, lambda: file.read(),
            lambda: file.write(b"x"), lambda: file.writable(), lambda: file.readable())
file = gzip.open("a.gz", "rt")
attempt(lambda: file, lambda: file.readline(), lambda: file.read(1), lambda: file.readlines(),
        lambda: file.write("x"), lambda: file.errors, lambda: file.close(), lambda: file.read(),
        lambda: next(file), lambda: file.closed, lambda: gzip.open("a.gz", "rt", newline="q"),
        lambda: gzip.open("a.gz", "rt", encoding="nope"),
        lambda: gzip.open("a.gz", "rt", encoding="latin-1").encoding)

print("bytes")
file = gzip.open("a.gz")
print(re.sub("0x[0-9a-f]+", "0x", repr(file)), file.name, file.mode, file.closed)
attempt(lambda: file.read(1), lambda: file.peek(1), lambda: file.tell(), lambda: file.readline(),
        lambda: file.readlines(), lambda: file.seek(1), lambda: file.read1(), lambda: file.readable(),
        lambda: file.writable(), lambda: file.seekable(), lambda: file.myfileobj is file.fileobj,
        lambda: file.write(b"x"), lambda: file.close(), lambda: file.read(), lambda: next(file),
        lambda: file.tell(), lambda: file.readline(), lambda: file.closed)
file = gzip.open("b.gz", "wb")
attempt(lambda: file.write("x"), lambda: file.read(), lambda: file.write(memoryview(b"abc")),
        lambda: file.tell(), lambda: file.seek(10), lambda: file.seek(1), lambda: file.flush(),
        lambda: file.close(), lambda: file.write(b"x"), lambda: file.mode,
        lambda: gzip.open("b.gz", "rb").read(), lambda: gzip.open("x.gz", "xb").close(),
        lambda: gzip.open("x.gz", "xb"))

print("over another stream")
memory = io.BytesIO()
with gzip.GzipFile(fileobj=memory, mode="w", mtime=0) as file:
    file.write(b"abc")
print(memory.getvalue(), memory.closed, memory.seek(0))
with gzip.GzipFile(fileobj=memory) as file:
    print(file.read(), file.mtime, file.name)

print("a cut file gives its lines first")
with open("cut.gz", "wb") as file:
    file.write(gzip.compress(b"a\nb\n" * 1000)[:-10])
for mode in ("rt", "rb"):
    with gzip.open("cut.gz", mode) as file:
        attempt(lambda: len(list(file)))

print("encodings and ends of lines")
for encoding in ("utf-8", "utf-16", "latin-1", "utf-8-sig"):
    for end in (None, "", "\n", "\r", "\r\n"):
        with gzip.open("c.gz", "wt", encoding=encoding, newline=end) as file:
            for i in range(3):
                file.write(f"\xe9{i}\nx\r\ny\rz" * 2)
        print(encoding, repr(end), len(gzip.open("c.gz").read()))
        for other_end in (None, "", "\n", "\r", "\r\n"):
            with gzip.open("c.gz", "rt", encoding=encoding, newline=other_end) as file:
                print(ascii(file.readlines()))

print("many lines")
with gzip.open("big.gz", "wt", compresslevel=1) as file:
    for i in range(8000):
        file.write(f'{{"id": {i}, "name": "user{i}"}}\n')
with gzip.open("big.gz", "at") as file:
    file.write("more\n")
with gzip.open("big.gz", "rt") as file:
    print(sum(json.loads(line)["id"] for line in file if line != "more\n"))
with gzip.open("big.gz", "rb") as file:
    print(sum(map(len, file)), file.tell(), file.seek(1000), file.read(20), file.seek(-5, 1),
          file.read(3), file.seek(200000), file.readline(), file.readline(5), file.seek(0, 2),
          file.read(), file.seek(10 ** 9), file.read(5), file.seek(0))
    room = bytearray(10)
    print(file.readinto(room), room)
with gzip.open("big.gz", "rt") as file:
    print(file.readline(3), file.readline(), file.read(10), file.read(0), len(file.read(100000)),
          len(file.read()), repr(file.read()))
with gzip.open("long.gz", "wb", 1) as file:
    file.write(b"x" * 200000)
    file.writelines([b"\n", b"end"])
for mode in ("rt", "rb"):
    with gzip.open("long.gz", mode) as file:
        print([len(line) for line in file])

print("other modules over it")
with gzip.open("t.csv.gz", "wt", newline="") as file:
    csv.writer(file).writerows([["a", "b\nc"], [1, 2]])
with gzip.open("t.csv.gz", "rt", newline="") as file:
    print(list(csv.reader(file)))
with open("big.txt", "wb") as out, gzip.open("big.gz") as file:
    shutil.copyfileobj(file, out)
with open("big.txt", "rb") as file, gzip.open("again.gz", "wb", 1) as out:
    shutil.copyfileobj(file, out)
with gzip.open("again.gz") as file:
    print(os.path.getsize("big.txt"), len(file.read()))
os.chdir("/")
