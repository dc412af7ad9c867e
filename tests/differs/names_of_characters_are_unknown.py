# CPython: each gives the character. The names of all characters would be larger than the runtime.
for source in (r"'\N{BULLET}'", r"'\N{LATIN SMALL LETTER A}'"):
    try:
        print(eval(source))
    except SyntaxError as error:
        print(error.msg)
try:
    print("é".encode("ascii", "namereplace"))
except LookupError as error:
    print(error)
