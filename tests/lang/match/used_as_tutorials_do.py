def http(status):
    match status:
        case 200 | 201:
            return "ok"
        case 404:
            return "not found"
        case int(code) if 500 <= code < 600:
            return f"server error {code}"
        case int():
            return "other"
        case _:
            return "not a status"


print([http(s) for s in (200, 201, 404, 503, 302, "x", 5.5)])


class Circle:
    __match_args__ = ("r",)

    def __init__(self, r):
        self.r = r


class Rect:
    __match_args__ = ("w", "h")

    def __init__(self, w, h):
        self.w, self.h = w, h


def area(s):
    match s:
        case Circle(r):
            return 3 * r * r
        case Rect(w, h) if w == h:
            return f"square {w * h}"
        case Rect(w=w, h=h):
            return w * h
        case [*shapes]:
            return [area(x) for x in shapes]


print(area([Circle(2), Rect(3, 3), Rect(2, 5)]))


def evaluate(expr):
    match expr:
        case int() | float():
            return expr
        case ["+", a, b]:
            return evaluate(a) + evaluate(b)
        case ["*", a, b]:
            return evaluate(a) * evaluate(b)
        case ["-", a]:
            return -evaluate(a)
        case ["let", str(name), value, body]:
            return f"{name}={evaluate(value)} in {evaluate(body)}"
        case [op, *args]:
            raise ValueError(f"{op} with {len(args)}")


print(evaluate(["+", 1, ["*", 2, ["-", 3]]]), evaluate(["let", "x", 5, ["+", 1, 1]]))
try:
    evaluate(["/", 1, 2])
except ValueError as e:
    print(e)


def event(e):
    match e:
        case {"type": "click", "pos": (x, y)}:
            return f"click at {x},{y}"
        case {"type": "key", "key": ("q" | "Q")}:
            return "quit"
        case {"type": "key", "key": k, **rest} if rest:
            return f"{k} with {rest}"
        case {"type": str(t)}:
            return t
    return None


print([event(e) for e in ({"type": "click", "pos": (1, 2)}, {"type": "key", "key": "Q"}, {"type": "key", "key": "a", "mod": "ctrl"}, {"type": "key", "key": "a"}, {"x": 1}, {"type": "zoom", "by": 2})])
match (1, 2, 3, 4):
    case (first, *middle, last):
        print(first, middle, last)
match {"a": {"b": [1, 2, {"c": 3}]}}:
    case {"a": {"b": [_, _, {"c": x}]}}:
        print("deep", x)
