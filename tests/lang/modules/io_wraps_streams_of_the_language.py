import io
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
t(lambda: io.TextIOWrapper(io.BytesIO(b"a\nb"), encoding="utf-8").read())
t(lambda: io.BufferedReader(io.BytesIO(b"abc")).read())
class Rows(io.RawIOBase):
    def __init__(self, rows): self.rows = iter(rows); self.left = b""
    def readable(self): return True
    def readinto(self, buffer):
        while not self.left:
            try: self.left = next(self.rows).encode()
            except StopIteration: return 0
        n = min(len(buffer), len(self.left))
        buffer[:n], self.left = self.left[:n], self.left[n:]
        return n
stream = io.BufferedReader(Rows(f"row {i}\n" for i in range(5)))
print(stream.readline(), stream.read(3), stream.peek(1)[:4], stream.read1(4))
print(stream.readlines())
t(stream.read)
stream.close()
t(stream.read); print(stream.closed)
text = io.TextIOWrapper(io.BufferedReader(Rows(["é\n", "x\ny"])), encoding="utf-8")
for line in text: print(repr(line))
with Rows(["abc", "def"]) as raw:
    print(raw.read(2), raw.readall(), raw.read(5), raw.readable(), raw.writable(), raw.seekable())
print(raw.closed)
t(raw.__enter__)
t(lambda: io.RawIOBase().read(4))
t(lambda: io.BufferedIOBase().read())
t(lambda: io.TextIOBase().readline())
t(lambda: io.IOBase().seek(3)); t(lambda: io.IOBase().fileno()); t(lambda: io.IOBase().readable())
t(lambda: io.IOBase().tell())
t(lambda: io.BufferedReader(io.RawIOBase()))
t(lambda: io.BufferedReader(io.BytesIO(), 0))
class Sink(io.RawIOBase):
    def __init__(self): self.got = []
    def writable(self): return True
    def write(self, data): self.got.append(len(data)); return len(data)
sink = Sink()
with io.BufferedWriter(sink, 10) as out:
    for i in range(8): out.write(b"abc")
print(sum(sink.got), sink.closed)
t(lambda: out.write(b"x"))
t(lambda: io.BufferedWriter(io.BytesIO()).write("x"))
b = io.BytesIO(b"0123456789")
r = io.BufferedReader(b, 4)
print(r.read(3), r.tell(), r.seek(-1, 1), r.read(2), r.seek(0, 2), r.read(), r.seek(1), r.readline(3), r.readinto(bytearray(3)))
t(lambda: io.TextIOWrapper(5))
t(lambda: io.TextIOWrapper(io.BytesIO(), newline="x"))
w = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\r\n", write_through=True)
w.write("a\nb\n"); print(w.buffer.getvalue())
d = io.BytesIO(); t(lambda: d.readinto(b"x")); print(d.readable(), d.writable(), d.seekable(), d.isatty())
