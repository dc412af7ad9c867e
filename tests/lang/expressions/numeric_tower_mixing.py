values = [0, 1, -7, 2 ** 62, 2.5, -0.5, True, 1j, 3 - 2j]
for op in "+", "-", "*", "/", "**", "==", "<", "//", "%":
    row = []
    for a in values:
        for b in (2, 0.5, True, 1j):
            try:
                r = eval(f"a {op} b")
                row.append(repr(r) if len(repr(r)) < 25 else repr(r)[:22] + "..")
            except (TypeError, ZeroDivisionError, OverflowError) as e:
                row.append(type(e).__name__)
    print(op, *row)
print(1 + 1.0, type(1 + True).__name__, type(True + True).__name__, type(1 * 1.0).__name__, type(2 ** -1).__name__, type(2 ** 2).__name__, type(4 / 2).__name__, type(5 // 2.0).__name__, type(1 + 1j).__name__)
print(int("7") + float("2.5"), 10 ** 20 + 0.5, 2 ** 62 + 2 ** 62, 0.1 + 10 ** 20, -2 ** 63 - 1, 5 % -3.0, -5.5 // 2, divmod(-5.5, 2), 1e16 + 1 == 1e16, 3 == 3.0 == 3 + 0j, hash(3) == hash(3.0) == hash(3 + 0j))
