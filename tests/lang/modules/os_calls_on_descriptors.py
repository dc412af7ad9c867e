import mmap
import os
import tempfile


def show(call, *arguments):
    try:
        print(call.__name__, repr(call(*arguments)))
    except (OSError, TypeError, ValueError) as error:
        print(call.__name__, type(error).__name__, error)


with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "case.bin")
    fd = os.open(path, os.O_RDWR | os.O_CREAT)
    show(os.write, fd, b"case 1\ncase 2\n")
    show(os.write, fd, memoryview(bytearray(b"abc"))[1:])
    show(os.lseek, fd, 0, os.SEEK_SET)
    show(os.read, fd, 6)
    show(os.read, fd, 0)
    show(os.lseek, fd, -2, os.SEEK_END)
    show(os.read, fd, 100)
    show(os.read, fd, 100)
    print(os.fstat(fd).st_size, os.fstat(fd).st_mode == os.stat(path).st_mode)
    show(os.ftruncate, fd, 4096)
    show(os.fsync, fd)
    with mmap.mmap(fd, 4096) as pages:
        pages[:4] = b"CASE"
        print(pages[:8], pages[-1])
    other = os.dup(fd)
    show(os.close, fd)
    show(os.lseek, other, 0, 0)
    show(os.read, other, 4)
    show(os.close, other)
    show(os.close, other)
    show(os.read, other, 4)
    show(os.write, other, b"")
    show(os.fsync, other)
    show(os.ftruncate, other, 1)
    show(os.lseek, other, 0, 0)
    show(os.dup, other)
show(os.write, 1, "text")
show(os.read, 0, -1)
reader, writer = os.pipe()
os.write(writer, b"through")
os.close(writer)
with os.fdopen(reader, "rb") as file:
    print(file.read())
