# repr and fixed formatting, where digits come from exact arithmetic and where they do not.
def check(x):
    print(repr(x), "%.2f %.0f %.6f %.10f %.15f" % (x, x, x, x, x))
    assert float(repr(x)) == x


state = 12345
for i in range(60):
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    check((state >> 11) / 2.0**53 * 10.0 ** (i % 31 - 13))
    check(float(state >> (i % 50 + 12)))
    check((state >> 40) / 10 ** (i % 12))
    check(((state >> 50) + 0.5) / 2 ** (i % 9))
    check(2.0 ** (i - 30))
for x in (0.5, 0.25, 2.5, 3.5, 0.125, 0.375, 1e15, 1e16, 2.0**53 - 1, 2.0**53, 2.0**53 + 2, 0.1, 0.3,
          1 / 3, 2 / 3, 1e22, 1e23, 5e-324, 0.0, -0.0, 4.35, 3.5e-5, 1.005, 2.675, 1e-5, 1e-4,
          9.999999999999999e-5, 0.9999999999999999, 9.5, 99.5, 999999999999999.9, -1.5, -2.5):
    check(x)
