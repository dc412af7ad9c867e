# mmap: a file's bytes as memory, as a file, and under views.
import mmap
import os
import tempfile


def attempt(action, *args, **keywords):
    try:
        print(repr(action(*args, **keywords)))
    except Exception as error:
        print(type(error).__name__, error)


folder = tempfile.TemporaryDirectory()
path = os.path.join(folder.name, "data")
with open(path, "wb") as file:
    file.write(b"first line\nsecond line\nthird\n" + bytes(100))
file = open(path, "r+b")
m = mmap.mmap(file.fileno(), 0)
print(m, len(m), m.size(), m.tell(), m.closed, mmap.mmap, mmap.error)
print(m[0], m[-1], m[:5], m[::7], m[5:2], m.readline(), m.read(6), m.read_byte(), m.tell())
print(m.find(b"line"), m.find(b"line", 0), m.find(b"line", -115), m.rfind(b"line"), m.rfind(b"line", 0, 10),
      m.find(b"no"), m.find(b""), m.find(b"first", 0, 3))
for key in 200, -200, "x", 1.5, None:
    attempt(lambda: m[key])
for change in (lambda: m.__setitem__(0, 70), lambda: m.__setitem__(0, 300), lambda: m.__setitem__(0, "x"),
               lambda: m.__setitem__(0, b"x"), lambda: m.__setitem__(slice(0, 5), b"FIRST"),
               lambda: m.__setitem__(slice(0, 5), b"no"), lambda: m.__setitem__(slice(0, 5), "FIRST"),
               lambda: m.__setitem__(slice(0, 10, 3), b"abcd"), lambda: m.__delitem__(0),
               lambda: m.__delitem__(slice(0, 2)), lambda: m.__setitem__(999, 1)):
    attempt(change)
print(m[:11])
for args in ((0,), (5,), (-3, 2), (2, 1), (-999, 1), (999,), (0, 7), ("x",), ()):
    attempt(m.seek, *args)
    print(m.tell())
m.seek(0)
print(m.write(b"ABC"), m.tell())
m.write_byte(68)
for wrong in (lambda: m.write("x"), lambda: m.write(b"x" * 999), lambda: m.write_byte(300), lambda: m.write_byte("x"),
              lambda: m.move(0, 0, 999), lambda: m.move(-1, 0, 1), lambda: m.flush(0, 9999),
              lambda: m.read("x"), lambda: m.find("x"), lambda: m.find()):
    attempt(wrong)
m.move(10, 0, 4)
attempt(m.flush)
attempt(m.madvise, mmap.MADV_SEQUENTIAL)
print(m[:16], m.read(-1)[-3:], m.read(), m.read(5))
attempt(m.read_byte)

view = memoryview(m)
print(view.tobytes()[:3], view.readonly, view.format, view.nbytes)
view[0] = 90
attempt(m.close)
attempt(m.resize, 10)
view.release()
m.resize(20)
print(len(m), m.size(), os.path.getsize(path), m[:4], bytes(m)[:4], bytearray(m)[:2], m[0] in b"Z", b"Z" + m[1:2])
m.close()
print(m, m.closed)
for action in (m.read, m.tell, m.flush, m.size, lambda: m[0], lambda: len(m), lambda: memoryview(m), m.__enter__):
    attempt(action)
m.close()

with mmap.mmap(file.fileno(), 10, access=mmap.ACCESS_READ) as reader:
    print(reader, reader[:4])
    attempt(reader.__setitem__, 0, 1)
    attempt(reader.write, b"x")
    attempt(reader.resize, 5)
    with memoryview(reader) as part:
        print(part.readonly)
    attempt(lambda: hash(reader) == hash(reader))
print(reader.closed)
with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as copied:
    copied[:4] = b"copy"
    print(copied[:4], open(path, "rb").read(4), copied)
with mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ) as reader:
    print(reader)
for args, keywords in (((file.fileno(), 999), {}), ((file.fileno(), -1), {}), ((file.fileno(), 5), {"offset": -1}),
                       ((file.fileno(), 5), {"access": 9}), ((9999, 5), {}), ((-1, 0), {}), (("x", 5), {}),
                       ((file.fileno(), 5), {"access": 1, "flags": mmap.MAP_PRIVATE}), ((file.fileno(), 5), {"offset": 5}),
                       ((file.fileno(), 0), {"offset": mmap.ALLOCATIONGRANULARITY})):
    attempt(mmap.mmap, *args, **keywords)
open(path, "wb").close()
attempt(mmap.mmap, file.fileno(), 0)
file.close()

anonymous = mmap.mmap(-1, 4096)
anonymous.write(b"in memory")
print(anonymous[:9], len(anonymous), anonymous)
attempt(anonymous.size)
anonymous.seek(0)
print(anonymous.read(2), list(anonymous[:3]), [byte for byte in anonymous][:2], 105 in anonymous, b"n" in anonymous)


class Log(mmap.mmap):
    def lines(self):
        self.seek(0)
        return iter(self.readline, b"")


log = Log(-1, 12)
log.write(b"one\ntwo\nend\n")
print(list(log.lines()), log)
folder.cleanup()
