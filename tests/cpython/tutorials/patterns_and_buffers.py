# What compiled patterns take, and the buffer of a BytesIO while it grows, shrinks and is shared.
import io
import re
import struct
import sys
import threading

PATTERNS = [
    ("", 0), ("a", 0), ("abc", 0), ("abc", re.I), ("(a|b)+c", 0), (r"\d{3}-\d{4}", 0),
    (r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", 0),
    (r"[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+\.[a-zA-Z0-9-.]+", 0), (r"^\s*#.*$", re.M),
    (r"foo|bar|baz", 0), (r"foo|far|fox", re.I), (r"<(\w+)>.*?</\1>", re.S), (r"(?i)spam|eggs", 0),
    (r"(?:a(?:b(?:c)?)?)?", 0), (r"(?=x)(?!y)(?<=z)(?<!w)", 0), (r"(?!)", 0), (r"(a)?(?(1)b|c)", 0),
    (r"(?i:ab)(?-i:cd)", 0), (r"[^\W\d_]+", 0), (r"[\u0100-\u017f\u20ac]", 0),
    ("[a-z\xe9\u0416]", re.I),
    ("i\u0131ss\u017f", re.I), ("[\U0001f600-\U0001f64f]+", 0), (r"[^a]", 0), (r"[a]", 0),
    (r"x*?y+?z??", 0),
    (r"""
     (\d+)   # whole
     (\.\d*)?  # part
     """, re.X), (r"\bword\b", re.A), (r"(a{2,3}){4,}", 0), (r"(?P<q>['\"]).*?(?P=q)", 0),
    (r"[0-9A-Fa-f]", re.I),
    (rb"\x00[\x01-\x1f]*", 0), (rb"bytes", re.I), (r"\A[+-]?\d+\Z", 0), (r"a||b", 0),
]
for pattern, flags in PATTERNS:
    compiled = re.compile(pattern, flags)
    print(repr(pattern), sys.getsizeof(compiled), compiled.__sizeof__())
match = re.match("(a)(b)?", "ab")
print(sys.getsizeof(match), match.__sizeof__())
for one in struct.Struct("iqd"), threading.Lock(), threading.RLock():
    print(sys.getsizeof(one), one.__sizeof__())


def grow(buffer, pieces):
    sizes = [sys.getsizeof(buffer)]
    for piece in pieces:
        buffer.write(piece)
        sizes.append(sys.getsizeof(buffer))
    print(sizes, buffer.tell())


buffer = io.BytesIO()
grow(buffer, [b"abc" * (1 + i % 7) for i in range(60)])
value = buffer.getvalue()
print(sys.getsizeof(buffer), buffer.__sizeof__())
del value
print(sys.getsizeof(buffer))
grow(buffer, [b"x"] * 9)
for size in 700, 400, 200, 10, 0:
    buffer.truncate(size)
    print(sys.getsizeof(buffer), end=" ")
buffer.seek(5000)
buffer.write(b"far")
print(sys.getsizeof(buffer))
buffer.seek(0)
data = buffer.read()
print(sys.getsizeof(buffer))
buffer.write(b"1")
print(sys.getsizeof(buffer))
buffer.close()
print(sys.getsizeof(buffer))
given = b"0123456789" * 100
for initial in given, bytes(1000), bytearray(1000), b"":
    buffer = io.BytesIO(initial)
    del initial
    grow(buffer, [b"zz"] * 3)
    view = buffer.getbuffer()
    print(sys.getsizeof(buffer), len(view))
    view.release()
text = io.StringIO()
sizes = {sys.getsizeof(text)}
for i in range(100):
    text.write("text \u20ac" * i)
    sizes.add(sys.getsizeof(text))
print(sizes)
