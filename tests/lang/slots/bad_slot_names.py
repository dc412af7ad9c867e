for bad in (("1a",), ("a b",), ("",), (1,), (b"x",), 3, None):
    try:
        class K:
            __slots__ = bad
        print("made")
    except TypeError as e:
        print(type(e).__name__, e)

# Keywords and duplicates are taken as they are.
class Keyword:
    __slots__ = ("class", "a", "a")


k = Keyword()
setattr(k, "class", 1)
print(getattr(k, "class"))
k.a = 2
print(k.a)
