# What tutorials of pympler type, over the exact sizes of the heap.
import io
from pympler import asizeof, classtracker, muppy, summary, tracker
from pympler.classtracker_stats import ConsoleStats


class Part:
    def __init__(self, name):
        self.name = name
        self.rows = [1, 2]


class Slim:
    __slots__ = ("a", "__weakref__")


part = Part("first")
print(asizeof.asizeof(part), asizeof.asizeof(part, part), asizeof.asizeof(part, [1], "text"))
print(asizeof.asizesof(part, part, part.rows), asizeof.asizeof())
print([asizeof.asizeof(part, limit=n) for n in range(3)])
print(asizeof.flatsize(part), asizeof.flatsize(part, align=64), asizeof.leng([1, 2]))
print(asizeof.basicsize(()), asizeof.itemsize(()), asizeof.leng(2 ** 40), asizeof.leng(part))
print([asizeof.asizeof(one) for one in (None, 1, int, len, asizeof)])

table = {"a": [1, 2], "b": part.rows}
sized = asizeof.asized(table, detail=1)
print(sized.format())
print(sized.size, sized.flat, sized.name, len(sized.refs), sized.get("[K] a").size)
print(asizeof.asized([[1.5], ["x"]], detail=2).format(order_by="name"))
print(sized.format("%(size)3d %(name)s", detail=0))
part.name = part
print(asizeof.asized(part, detail=3).refs[0], asizeof.asizeof(part))
print(isinstance(asizeof.asized(part, table), tuple))

counter = asizeof.Asizer()
counter.exclude_types(dict)
print(counter.asizeof([table, [1]]), counter.asizeof([1]), counter.total, counter.given)


class Hostile:
    def __repr__(self):
        raise ValueError

    def __len__(self):
        raise TypeError


print(asizeof.asized([Hostile()], detail=1).refs[0].name)

objects = muppy.get_objects()
print(any(one is part for one in objects), any(one is table for one in objects))
print(len(muppy.filter(objects, Type=Part)), muppy.filter([[], [1] * 50, "a"], min=200) == [[1] * 50])
print([len(one) for one in muppy.sort([[1] * 9, [], [1] * 3])])
print(muppy.get_diff([part], [part, table]) == {"+": [table], "-": []})
try:
    muppy.filter([], min=5, max=2)
except ValueError as error:
    print(error)
del objects

rows = summary.summarize([[], [1], "a", 1, part])
print(rows)
summary.print_(rows, limit=2, sort="#")
print(summary.get_diff(rows, summary.summarize([[]])))
try:
    list(summary.format_(rows, sort="bytes"))
except ValueError as error:
    print(error)

changes = tracker.SummaryTracker()
changes.print_diff()
kept = [Slim() for _ in range(100)]
changes.print_diff()
changes.print_diff()
kept.clear()
changes.print_diff()
changes.store_summary("here")
print(len(changes.summaries), changes.diff(changes.summaries["here"]) == [])

news = tracker.ObjectTracker()
kept.extend([Slim(), Slim()])
print(sum(type(one) is Slim for one in news.get_diff()["+"]))
kept.clear()
print([row[:2] for row in news.get_diff()["-"] if row[0] == "Slim"])

followed = classtracker.ClassTracker(stream=io.StringIO())
followed.track_class(Slim)
followed.track_class(Part, name="parts", resolution_level=1)
followed.track_object(part)
followed.create_snapshot("before", timestamp=0)
slims = [Slim() for _ in range(10)]
second = Part("second")
second.rows = part.rows
try:
    Slim(1)
except TypeError as error:
    print(error)
followed.create_snapshot("after", timestamp=1)
del slims[5:], second
followed.create_snapshot("less", timestamp=2)
for one in followed.snapshots:
    print(one.label, one.tracked_total, one.total > 100000,
          {name: (row["active"], row["sum"]) for name, row in one.classes.items()})
print([one.death is not None for one in followed.index["parts"]], followed.index["Part"][0].ref() is part)
followed.stats.print_summary()
for line in followed.stats.stream.getvalue().splitlines():
    print(line if line.startswith("  ") else line[:7])
stored = io.StringIO()
followed.stats.dump_stats(stored, close=False)
stored.seek(0)
again = ConsoleStats(filename=stored, stream=io.StringIO())
again.sort_stats("size").print_stats(clsname="Part", limit=1)
print(len(again.sorted), [line.split()[-1] for line in again.stream.getvalue().splitlines()[2:]])
followed.detach_all()
print("__init__" in Slim.__dict__, Part.__init__.__qualname__, Part("third").name)
