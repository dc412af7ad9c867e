specs = ["", "s", "10", "<10", ">10", "^10", ".2", "10.2", "*^10", "é<6", "05", "\t>5", "{>5", ".0", "01", "^11.3s"]
for v in ("", "a", "hello", "héé", "😀"):
    print([format(v, s) for s in specs])
for v, s in (("x", "d"), ("x", "+"), ("x", "=5"), ("x", ","), ("x", "#"), ("x", " "), ("x", "z"), ([], "5"), (None, "5"), ({}, "x"), (..., "s"),
             (1j, "d"), (1j, "05"), (1j, "%"), (1j, "=5"), (b"", "s"), ("x", "_"), ((), ">4")):
    try:
        print(repr(v), s, format(v, s))
    except (TypeError, ValueError) as e:
        print(repr(v), s, type(e).__name__, e)
for v in (1 + 2j, -0.5j, 3 + 0j, complex("inf")):
    print([format(v, s) for s in ("", ".2f", ".1e", "g", "20", "<20.2f", "+", ",.1f", ">15")])
print(format([1, 2]), format(None), format(True), format(True, "d"), format(True, "5"), format(...), format(int), format(b"x"))
