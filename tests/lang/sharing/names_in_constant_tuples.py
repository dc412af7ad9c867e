# Texts like names are one object, also inside of constant tuples and of lists made from them.
names = ["total", "total", "total"]
total = "total"
print(names[0] is names[1] is names[2] is total)
nested, second = ("first", ("second", "third")), "second"
print(nested[1][0] is second)


def within():
    return ("total", 1), {"total": 2}, ["a", "b", "total"]


a, b, c = within()
print(a[0] is names[0], list(b)[0] is names[0], c[2] is names[0])
print({"total", "x"} & {"total"}, "total" in ("a", "b", "total"))
