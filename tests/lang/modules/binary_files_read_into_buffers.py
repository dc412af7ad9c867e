"""readinto and peek, counts of bytes written from wide items, and files named by paths."""
from array import array
import io
import os
import pathlib
import tempfile

folder = tempfile.TemporaryDirectory()
path = pathlib.Path(folder.name) / "numbers.bin"
with open(path, "wb") as file:
    print(file.write(array("i", range(10))), file.write(memoryview(array("d", [1.5]))), file.write(b""))
    print(type(file.name).__name__, os.path.basename(file.name))
    for way in (lambda: file.readable() or file.read(),):
        try:
            way()
        except io.UnsupportedOperation as error:
            print(error)

with open(path, "rb") as file:
    print(file.peek()[:4], file.tell())
    room = array("i", [0] * 8)
    print(file.readinto(room), room, file.tell())
    part = memoryview(room)[2:4]
    print(file.readinto(part), room)
    chunk = bytearray(6)
    with memoryview(chunk) as view:
        sizes = []
        while got := file.readinto(view):
            sizes.append(got)
    print(sizes, chunk, file.peek(), file.readinto(bytearray()), file.readinto1(bytearray(3)))
    for wrong in (b"bytes", "text", 5, memoryview(b"x")):
        try:
            file.readinto(wrong)
        except TypeError as error:
            print(error)
try:
    file.readinto(bytearray(1))
except ValueError as error:
    print(error)
try:
    open(path.with_name("none"))
except FileNotFoundError as error:
    print(type(error.filename).__name__)
with open(path, encoding="latin-1") as file:
    print(type(file.name).__name__)
with open(os.fsencode(path)) as file:
    print(type(file.name).__name__)

memory = io.BytesIO(b"hello world")
room = bytearray(4)
print(memory.readinto(room), room, memory.readinto(memoryview(room)[1:3]), room, memory.tell())
print(memory.readinto(array("h", [0, 0])), memory.read())
for wrong in (b"bytes", "text", 5):
    try:
        memory.readinto(wrong)
    except TypeError as error:
        print(error)
folder.cleanup()
