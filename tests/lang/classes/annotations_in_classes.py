class Record:
    name: str
    age: int = 3
    tags: "list[str]"
    (grouped): int
    1 if True else 2


print(Record.__annotations__)
print(hasattr(Record, "name"), Record.age)
x: int = 5
y: str
print(__annotations__)


def f(a: int, *args: str, b: "later" = 2, **kw: float) -> None:
    local: undefined_name = 3
    return local


print(f.__annotations__, f(1))


class Holder:
    pass


h = Holder()
h.attr: int = 7
print(h.attr, __annotations__)
calls = []


def note(t):
    calls.append(t)
    return t


class Order:
    a: note("a") = note("value a")
    b: note("b")


print(calls)


class NoAnn:
    pass


print(NoAnn.__annotations__, Record.__dict__.get("__annotations__") is Record.__annotations__)
