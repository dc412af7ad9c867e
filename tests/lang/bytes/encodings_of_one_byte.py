# Encodings that have a table: every byte, every handler, and what has no place in them.
import os
import tempfile

names = "cp437", "cp1250", "cp1251", "cp1252", "iso8859-15"
handlers = ("strict", "ignore", "replace", "backslashreplace", "surrogateescape",
            "surrogatepass")
every = bytes(range(256))


def tell(label, function):
    try:
        print(label, ascii(function()))
    except (UnicodeError, LookupError, TypeError) as error:
        print(label, type(error).__name__, error)


for name in names:
    tell(name, lambda: every.decode(name))
    text = every.decode(name, "ignore")
    kept = every.decode(name, "surrogateescape")
    print(name, len(text), kept.encode(name, "surrogateescape") == every)
    known = bytes(byte for byte in every if bytes([byte]).decode(name, "ignore"))
    print(name, text.encode(name) == known)
    for handler in handlers:
        tell((name, handler), lambda: b"a\x81\x98\xaa\xffz".decode(name, handler))
        for given in "a\u20ac\u0416\xe9z", "a\u5b57\U0001f600z", "\udc81x", "a\u5b57\udc81\ud800":
            tell((name, handler), lambda: given.encode(name, handler))
    tell(name, lambda: "a\u5b57\xe9\U0001f600z".encode(name, "xmlcharrefreplace"))
    tell(name, lambda: "plain".encode(name) + b"".decode(name).encode(name))
aliases = ("windows-1252", "1252", "CP1251", "Windows_1250", "IBM437", "437", "latin9", "L9",
           "ISO-8859-15", "iso_8859_15")
for name in aliases:
    tell(name, lambda: bytes([0xA4, 0xE9]).decode(name))

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "text")
    for name in names:
        with open(path, "w", encoding=name) as file:
            tell(name, lambda: file.write("\xe9t\xe9\n" if name != "cp1251" else "\u0416\n"))
            tell(name, lambda: file.write("\u5b57"))
        with open(path, encoding=name) as file:
            tell(name, file.readline)
        with open(path, "rb") as file:
            tell(name, file.read)
