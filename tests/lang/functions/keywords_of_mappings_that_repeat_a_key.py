# ** of a mapping that is no dict: its keys() may say a key twice.
class Pairs:
    def __init__(self, *pairs):
        self.pairs = pairs

    def keys(self):
        return [key for key, _ in self.pairs]

    def __getitem__(self, key):
        return dict(self.pairs)[key]


class Broken(Pairs):
    def __getitem__(self, key):
        raise KeyError(key)


class Keyless:
    keys = None


class Walked(dict):
    def keys(self):
        return ["own"]

    def __getitem__(self, key):
        return "item"


def call(*args, **kwargs):
    return args, kwargs


for make in (lambda: call(**Pairs(("x", 1), ("y", 2))),
             lambda: call(**Pairs(("x", 1), ("x", 2))),
             lambda: call(a=3, **Pairs(("x", 1), ("x", 2))),
             lambda: call(a=3, **Pairs(("a", 1))),
             lambda: call(**Pairs(("a", 3)), **Pairs(("x", 1))),
             lambda: call(**{1: 3}, **{1: 5}),
             lambda: call(**Pairs((1, 3), (1, 5))),
             lambda: call(**Pairs((1, 3))),
             lambda: call(**{1: 3}),
             lambda: call(**Broken(("k", 1))),
             lambda: call(**3),
             lambda: call(**Keyless()),
             lambda: call(**Walked(real=1)),
             lambda: {**Pairs(("x", 1), ("x", 2)), "y": 3}):
    try:
        print(make())
    except (TypeError, KeyError) as error:
        print(type(error).__name__, error)


several = int,


def starred(*args: *several, after: int = 2, **rest: str):
    return args


print(starred.__annotations__)
for source in ("case Foo(z=1, x, y=2)", "case C(a=b, c, d, e=f, g, h=i)", "case C(a=b, c)"):
    try:
        compile(f"match x:\n {source}: pass", "pattern", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset, error.end_offset)
