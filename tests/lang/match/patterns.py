class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Colour:
    RED = "red"
    GREEN = "green"


def describe(v):
    match v:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "float"
        case 2 + 3j:
            return "complex"
        case True:
            return "true"
        case None:
            return "none"
        case "hello":
            return "greeting"
        case b"bytes":
            return "bytes"
        case Colour.RED:
            return "is red"
        case str() as s if len(s) > 5:
            return f"long {s}"
        case str(s):
            return f"str {s}"
        case []:
            return "empty seq"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y}"
        case [first, *rest, last] if first == "f":
            return f"f {rest} {last}"
        case [1, *_]:
            return "starts with 1"
        case (_, _, *rest):
            return f"rest {rest}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": t, **others}:
            return f"type {t} {others}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x, y=0):
            return f"on x at {x}"
        case Point(x=0):
            return "on y"
        case Point(a, b) if a == b:
            return "diagonal"
        case Point():
            return "point"
        case int(n) | float(n):
            return f"number {n}"
        case _:
            return "other"


for v in (0, 2, -1, 1.5, 2 + 3j, True, None, "hello", b"bytes", "red", "a long one", "abc", [], [9], (1, 2), ["f", 1, 2, 3],
          [1, 2, 3], [5, 6, 7, 8], range(3), {"type": "circle", "r": 4, "z": 1}, {"type": "sq", "w": 2}, {"no": 1}, {}, Point(0, 0),
          Point(3, 0), Point(0, 5), Point(4, 4), Point(1, 2), 42, 4.5, {1, 2}, object, bytearray(b"x"), b"other", False):
    print(repr(v) if not isinstance(v, Point) else f"Point({v.x}, {v.y})", "->", describe(v))
