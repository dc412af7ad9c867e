for a in (2 + 3j, 7j, -7 + 0j, 0j, 49 + 0j):
    for b in (0.5, 2, -2, 1j, 2 + 1j, 100):
        try:
            print(a, b, a ** b)
        except (ZeroDivisionError, OverflowError) as e:
            print(a, b, type(e).__name__, e)
for text in ("1__0", "_1", "1_0+2_0j", "1+2", "(1+2j)", " 1j ", "1+", "((1))"):
    try:
        print(complex(text))
    except ValueError as e:
        print(e)
try:
    (1j).real = 2
except AttributeError as e:
    print(e)
print(complex.real, range.start, slice.stop)
