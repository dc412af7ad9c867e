specs = ["", "d", "5", "<5", ">5", "^5", "=5", "05", "+", "-", " ", "+05", "x", "X", "#x", "#X", "o", "#o", "b", "#b", "c", ",", "_",
         "_x", "_b", "010,", "n", "e", "f", ".2f", "g", "%", "*^9", "0<6", "x<+6d", "#010b", "#_b", "é>4", "=+6", ",d", "#06x", "08,"]
for v in (0, 7, -7, 65, 123456789, -123456789, 2 ** 70, True):
    print([format(v, s) if not (s == "c" and not 0 <= v < 0x110000) else None for s in specs])
for s in (".2", ".2d", "s", "z", ",x", "_c", "+c", ",_", "__", ",,", "5.", "#c", "10.5x", "<>5", "d5", "{", ".", "1" * 30):
    try:
        print(s, format(5, s))
    except (ValueError, OverflowError) as e:
        print(s, e)
for v in (-1, 0x110000):
    try:
        format(v, "c")
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
