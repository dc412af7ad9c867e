"""Arrays go to files and come back."""
import array
import io

row = array.array("i", [1, -2, 3])
file = io.BytesIO()
row.tofile(file)
print(file.getvalue(), row.buffer_info()[1])
file.seek(0)
back = array.array("i")
back.fromfile(file, 2)
print(back)
for n in (2, -1):
    try:
        back.fromfile(file, n)
    except (EOFError, ValueError) as error:
        print(type(error).__name__, error)
print(back)
text = array.array("u", "ab")
text.fromunicode("cd")
print(text, text.tounicode())
try:
    row.fromunicode("x")
except ValueError as error:
    print(error)
for stream in (io.StringIO("x"), io.BytesIO(b"x")):
    stream.close()
    try:
        stream.read()
    except ValueError as error:
        print(error)
