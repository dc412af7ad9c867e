# tare.mark(NAME) and tare.diff(BEFORE, AFTER): between two marks, or from one until now.
import tare


class Case:
    __slots__ = "parts",


def changes(*marks):
    return [(row["what"], row["count_change"], row["byte_change"], row["count"])
            for row in tare.diff(*marks).rows if row["name"] == "Case"]


cases = []
print(tare.mark("before").name, repr(tare.mark().name))
cases += [Case() for number in range(100)]
tare.mark("between")
del cases[:30]
tare.mark("after")
del cases[:]
print(changes("before", "between"), changes("between", "after"), changes("after", "before"))
print(changes("before", "before"), changes("between"), changes("before"), changes())
tare.mark("between")
print(changes("between"), tare.mark("n" * 100).name == "n" * 100, changes("n" * 100))
tare.growth()
cases += [Case()]
print([row["count"] for row in tare.growth().rows if row["name"] == "Case"], changes())
for marks in (("unheard",), ("before", "unheard"), ("a", "b", "c")):
    try:
        tare.diff(*marks)
    except ValueError as error:
        print(error)
try:
    tare.mark("two", "words")
except ValueError as error:
    print(error)
print(str(tare.mark("last")).split(":")[0])
