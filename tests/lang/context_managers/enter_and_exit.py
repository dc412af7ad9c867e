class M:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__, value, tb is not None)
        return self.swallow


with M("a") as x:
    print("body", x)
with M("a") as x, M("b") as y:
    print(x, y)
with (M("p") as p, M("q"),):
    print(p)
with M("s", swallow=True):
    raise ValueError("swallowed")
print("after")
try:
    with M("outer"), M("inner"):
        1 / 0
except ZeroDivisionError as e:
    print("out", e)


def f():
    with M("ret"):
        return "returned"


print(f())
for i in range(2):
    with M(f"loop{i}"):
        if i == 0:
            continue
        break


class Bad:
    pass


class NoExit:
    def __enter__(self):
        pass


for k in (Bad, NoExit, int):
    try:
        with k():
            pass
    except TypeError as e:
        print(e)


class EnterFails(M):
    def __enter__(self):
        raise KeyError("enter")


try:
    with M("ok"), EnterFails("bad"):
        print("never")
except KeyError as e:
    print(e)
with M("tuple") as (a, *b):
    print(a, b)
d = {}
with M("item") as d["k"]:
    pass
print(d)
with M("nested"):
    with M("deep", swallow=True):
        raise KeyError
    print("continued")
