print(abs(-3), abs(-3.5), abs(3 + 4j), divmod(7, 3), pow(2, 5), pow(2, 5, 7), round(3.14159, 2), round(7), sum([1, 2, 3]), sum([1], 10), min(3, 1, 2), max([3, 1, 2]), min("b", "a"), max({"a": 5}, key=len))
print(bin(5), oct(8), hex(255), ord("a"), chr(97), ascii("é"), repr("x"), bool([]), bool([0]), int("5"), float("2.5"), complex(1, 2), str(5), len("abc"), hash(1), callable(len), callable(5), id(1) == id(1))
print(all([1, "a", [0]]), any([0, "", None]), sorted([3, 1, 2]), list(reversed([1, 2, 3])), list(enumerate("ab", 1)), list(zip("ab", [1, 2])), list(map(str.upper, "ab")), list(filter(str.isalpha, "a1b")), list(range(3)), tuple([1]), set([1]), frozenset([1]), dict(a=1), slice(1, 2), bytes(2), bytearray(b"x"), isinstance(1, int), issubclass(bool, int))
print(print.__name__, type(print).__name__, type(len).__name__, type(int).__name__, len.__doc__ is not None, abs.__name__, repr(len), repr(print), repr(int), repr(type), str(list), repr(abs.__call__)[:15])
print(object() != object(), type(object()).__name__, isinstance(object(), object), type(None), type(NotImplemented), type(...), type(type), int.__name__, [].__class__, "".__class__.__name__)
print(eval("1 + 2"), getattr("abc", "upper")(), hasattr(5, "real"), getattr(5, "nope", "d"), type("a") is str, vars(type("X", (), {"a": 1}))["a"], format(3.14159, ".2f"), input.__name__, sorted("bca", reverse=True), "".join(sorted("hello")), sum(x * x for x in range(4)))
class P:
    def __round__(self, n=None):
        return ("round", n)
    def __abs__(self):
        return "abs"
    def __divmod__(self, o):
        return ("divmod", o)
    def __reversed__(self):
        return iter("reversed")
    def __index__(self):
        return 10
    def __len__(self):
        return 5
    def __length_hint__(self):
        return 3
    def __dir__(self):
        return ["b", "a"]
p = P()
print(round(p), round(p, 2), abs(p), divmod(p, 3), "".join(reversed(p)), bin(p), hex(p), oct(p), len(p), dir(p), chr(p) == "\n", "%x" % p, [0] * 2 * p)
print(sum([0.1, 0.2, 0.3]), sum([10 ** 20, 1]), sum((), 5), sum([[1]], []), max(1, 2.5), max([1, 1.0]), min([1.0, 1]), round(-0.5), round(0.5), round(1.5), round(2.5), round(1e15 + 0.5), int(-0.9), divmod(-7, 2), divmod(7, -2), -7 // 2, pow(-2, 3), pow(2, -1), pow(0, 0), 0 ** 0)
