log = []


class Body:
    log.append("start")
    x = 1
    y = x + 1
    for i in range(3):
        log.append(i)
    if y == 2:
        z = "yes"
    else:
        w = "no"
    values = [x for _ in range(2)] if False else [y]
    try:
        squares = [v * x for v in range(3)]
    except NameError as e:
        log.append(str(e))
    first = [v for v in [x, y]]
    del i
    __qualname__ = "Renamed"

    def method(self):
        return __class__.__name__


print(log)
print(Body.x, Body.y, Body.z, hasattr(Body, "w"), hasattr(Body, "i"), Body.first)
print(Body.__qualname__, Body.__name__, Body().method())
print([k for k in Body.__dict__ if not k.startswith("__")])

x = "global"


class Lookup:
    print(x)
    x = "class"
    print(x)

    def get(self):
        return x


print(Lookup().get())
