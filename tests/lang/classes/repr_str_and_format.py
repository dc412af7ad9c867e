class OnlyRepr:
    def __repr__(self):
        return "repr!"


class OnlyStr:
    def __str__(self):
        return "str!"


class Both:
    def __repr__(self):
        return "R"

    def __str__(self):
        return "S"

    def __format__(self, spec):
        return f"F[{spec}]"


print(OnlyRepr(), str(OnlyRepr()), repr(OnlyRepr()), f"{OnlyRepr()}", [OnlyRepr()])
print(OnlyStr(), f"{OnlyStr()!s}")
b = Both()
print(b, repr(b), [b], (b,), {b: b}, f"{b}", f"{b:abc}", f"{b!r:>3}", "{:x}".format(b), format(b, "q"), "%s %r" % (b, b))
print(repr(OnlyStr()).startswith("<__main__.OnlyStr object at 0x"))


class Bad:
    def __repr__(self):
        return 3


try:
    repr(Bad())
except TypeError as e:
    print(e)


class BadStr:
    def __str__(self):
        return None


try:
    str(BadStr())
except TypeError as e:
    print(e)
try:
    format(OnlyRepr(), "x")
except TypeError as e:
    print(e)


class BadBool:
    def __bool__(self):
        return 1


try:
    bool(BadBool())
except TypeError as e:
    print(e)


class BadLen:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


for n in (-1, "x", 2 ** 70, 0, 3):
    try:
        print(len(BadLen(n)), bool(BadLen(n)))
    except Exception as e:
        print(type(e).__name__, e)
