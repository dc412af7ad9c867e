# CPython: True for each. Here there are UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and five tables;
# those of all other character sets would be a large part of the runtime.
names = ("utf-8", "utf-8-sig", "utf-16", "utf-32-be", "ascii", "latin-1", "cp1252", "iso8859-15",
         "utf-7", "shift_jis", "idna")
for name in names:
    try:
        "a".encode(name)
        print(name, True)
    except LookupError as error:
        print(error)
# CPython: "encoding with 'cp1252' codec failed (LookupError: unknown error handler name 'other')".
try:
    "\u5b57".encode("cp1252", "other")
except LookupError as error:
    print(error)
