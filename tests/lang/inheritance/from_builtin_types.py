class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def __getitem__(self, i):
        return ("item", super().__getitem__(i))


s = Stack([1, 2]).push(3)
print(s, s[0], len(s), s == [1, 2, 3], type(s + [4]).__name__, isinstance(s, list))
print([x for x in s], s.pop(), s)


class CaseDict(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)

    def __getitem__(self, k):
        return super().__getitem__(k.lower())


d = CaseDict()
d["ABC"] = 1
d.update(XYZ=2)
print(d["Abc"], d, "abc" in d, dict(d))


class Money(float):
    def __repr__(self):
        return f"${float(self):.2f}"

    def __add__(self, o):
        return Money(float(self) + o)

    __radd__ = __add__


print(Money(3) + Money(4.5), sum([Money(1), Money(2)]), Money(2) * 2, str(Money(1)))


class Name(str):
    @property
    def initial(self):
        return self[0]


n = Name("zed")
print(n.initial, n + "x", type(n + "x").__name__, n == "zed", {n: 1}["zed"], n.upper())


class Weird(int):
    def __add__(self, o):
        return "weird"

    def __index__(self):
        return 1


w = Weird(5)
print(w + 1, 1 + w, w * 2, [10, 20][w - 4], w, int(w), -w)


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def first(self):
        return self[0]


p = Pair(1, 2)
print(p, p.first, p == (1, 2), hash(p) == hash((1, 2)), p + (3,))
a, b = p
print(a, b)


class Tags(set):
    pass


t = Tags("ab")
t.add("c")
print(sorted(t), type(t | {"x"}).__name__, type(t.copy()).__name__, repr(Tags([1])))


class MyErr(ValueError):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code


try:
    raise MyErr(3, "t")
except ValueError as e:
    print(e, e.args, e.code, repr(e))
print(repr(Stack([1])), repr(Name("x")), bool(Stack()), bool(Name("")), Weird(0) or "zero")
try:
    class NoBool(bool):
        pass
except TypeError as e:
    print(e)
try:
    class NoNone(type(None)):
        pass
except TypeError as e:
    print(e)
try:
    class NoFunc(type(lambda: 0)):
        pass
except TypeError as e:
    print(e)
for k in (range, slice, type(Ellipsis), type(NotImplemented), type((lambda: (yield))())):
    try:
        type("Sub", (k,), {})
    except TypeError as e:
        print(e)
