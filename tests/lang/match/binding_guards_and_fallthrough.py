match [1, [2, 3], {"k": (4, 5)}]:
    case [a, [b, *c], {"k": (d, e)}]:
        print(a, b, c, d, e)
match 5:
    case x if x > 10:
        print("big")
    case x if x > 3:
        print("medium", x)
match "nothing":
    case 1:
        print("no")
print("no case, no error", x)
match 1, 2:
    case 1, x:
        print("open tuple", x)
match x := 7:
    case y:
        print(x, y)
match = 3
case = 4
print(match + case)
match match:
    case case:
        print(case)


def f(v):
    match v:
        case (1 | 2 as n, [*items] | {"items": items}):
            return n, items
        case [("a" | "b") as letter, (int() | str()) as val]:
            return letter, val
        case {"deep": {"er": [_, {"x": x}]}}:
            return x
        case {1: "one", None: z}:
            return z
        case ((a, b), c) | (a, b, c):
            return a, b, c
    return "none"


for v in ((1, [5, 6]), (2, {"items": "i"}), ["a", 3], ["b", None], {"deep": {"er": [0, {"x": "found"}]}}, {1: "one", None: 9},
          ((1, 2), 3), (7, 8, 9), 5):
    print(f(v))


class A:
    __match_args__ = ("p",)
    p = 1


class B(A):
    q = 2


match B():
    case A(1, q=2):
        print("class with positional and keyword")
for bad in (lambda o: None,):
    try:
        match B():
            case A(1, 2):
                pass
    except TypeError as e:
        print(e)
    try:
        match B():
            case A(1, p=1):
                pass
    except TypeError as e:
        print(e)


class NoArgs:
    pass


try:
    match NoArgs():
        case NoArgs(1):
            pass
except TypeError as e:
    print(e)
try:
    match 5:
        case f():
            pass
except TypeError as e:
    print(e)


class BadArgs:
    __match_args__ = ["x"]


try:
    match BadArgs():
        case BadArgs(1):
            pass
except TypeError as e:
    print(e)


def cmd(line):
    match line.split():
        case ["go", ("north" | "south") as d]:
            return f"going {d}"
        case ["get", item, *_]:
            return f"got {item}"
        case ["quit" | "exit"]:
            return "bye"
        case [word]:
            return f"word {word}"
        case []:
            return "empty"
        case _:
            return "what?"


print([cmd(c) for c in ("go north", "go up", "get lamp now", "quit", "look", "", "a b c")])
for t in (int, str, bool, list, tuple, dict, bytes, set, float, frozenset, bytearray):
    v = t()
    match v:
        case bool(b):
            print("bool", b)
        case int(n):
            print("int", n)
        case float(x) | str(x) | bytes(x) | bytearray(x):
            print("scalar", repr(x))
        case list(x) | tuple(x) | dict(x) | set(x) | frozenset(x):
            print("container", repr(x))


class Seq:
    def __len__(self):
        return 2

    def __getitem__(self, i):
        return i


match Seq():
    case [a, b]:
        print("looks like a sequence")
    case _:
        print("not a sequence")
match "ab":
    case [a, b]:
        print("str is a sequence")
    case _:
        print("str is no sequence pattern")
