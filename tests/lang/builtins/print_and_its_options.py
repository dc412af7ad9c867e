print()
print(1, "two", 3.0, None, [4], sep="-", end="|\n")
print("a", "b", sep="")
print("a", "b", sep=None, end=None)
print(*[1, 2, 3], sep=", ")
print("no newline", end="")
print()
print("multi\nline", "tab\tbed")
print("é中😀", b"bytes")
print(print("inner"))
print("", end="")
print("x" * 3, -1, True, ..., {"k": 'v'}, ("t",), {1})
import sys
print("err", file=sys.stderr)


class W:
    def __init__(self):
        self.parts = []

    def write(self, s):
        self.parts.append(s)


w = W()
print("a", 1, sep="+", end="!", file=w)
print(w.parts)
for bad in (lambda: print("x", sep=5), lambda: print("x", end=b""), lambda: print("x", foo=1), lambda: print("x", file=5)):
    try:
        bad()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class S:
    def __str__(self):
        raise ValueError("str failed")


try:
    print("before", S(), "after")
except ValueError as e:
    print()
    print(e)
