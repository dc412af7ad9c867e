"""Each change is foretold, then made: it saves just that."""
import gc
import tare
import weakref


class Point:
    def __init__(self, i):
        self.x = i
        self.y = -i
        self.tags = [i, i + 1]
        self.state = "".join(["wait", "ing"])


class SlottedPoint:
    __slots__ = ("x", "y", "tags", "state")

    def __init__(self, i):
        self.x = i
        self.y = -i
        self.tags = [i, i + 1]
        self.state = "".join(["wait", "ing"])


def live_bytes():
    heap = tare.heap()
    return heap["live_bytes"] + heap["slack_bytes"]


def foretold(**change):
    return tare.whatif(Point, **change).changes[0]


def sizes(points):
    return sum(tare.size(point).own_bytes for point in points)


gc.disable()
points = [Point(i) for i in range(200)]

row = foretold(slots=True)
slotted = [SlottedPoint(i) for i in range(200)]
print("slots", row["now_bytes"] == sizes(points), row["then_bytes"] == sizes(slotted),
      row["saved_bytes"] > 0, row["note"])
print(tare.whatif(SlottedPoint, slots=True).changes[0]["note"])
del slotted

before = after = 0
row = foretold(tuple=True)
before = live_bytes()
for point in points:
    point.tags = tuple(point.tags)
after = live_bytes()
print("tuple", before - after == row["saved_bytes"], row["note"])

row = foretold(intern=True)
states = {}
point = None
before = live_bytes()
for point in points:
    point.state = states.setdefault(point.state, point.state)
after = live_bytes()
print("intern", abs(before - after - row["saved_bytes"]) < 600, row["note"], row["saved_bytes"])
del states

row = foretold(drop_weakref=True)
print("drop-weakref", row["saved_bytes"], row["note"])
references = [weakref.ref(point) for point in points[:64]]
references.append(weakref.ref(points[0], print))
row = foretold(drop_weakref=True)
print("drop-weakref", row["note"],
      row["saved_bytes"] == 64 * 16 + sizes(references))


class Base:
    pass


class Derived(Base):
    __slots__ = ("x",)


class Failure(Exception):
    __slots__ = ()


for kind in (Derived, Failure):
    made = [kind() for _ in range(10)]
    report = tare.whatif(kind, slots=True)
    row = report.changes[0]
    print(kind.__name__, row["saved_bytes"], row["note"], hasattr(made[0], "__dict__"))
    print(str(report).split("observer")[0].splitlines()[:2])
