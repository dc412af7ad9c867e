# 12,000 formats drawn by chance, of str and bytes: a checksum for each conversion, and what bytes
# say of wrong values.
import random
import zlib

random.seed(3)
VALUES = [0, 1, -1, 5, -5, 255, -255, 10**20, -10**20, True, 1.5, -1.5, 0.0, -0.0, 1e300,
          float("inf"), float("-inf"), float("nan"), 1e-10, 123456.789, "s", "\xe9", b"b", None, [1]]
sums = {}
for _ in range(12000):
    conversion = random.choice("diuoxXeEfFgGcsrab%q")
    flags = "".join(random.sample("-+ #0", random.randrange(3)))
    width, precision = random.choice(["", "5", "12", "*"]), random.choice(["", ".0", ".3", ".12", ".*"])
    form = "%" + flags + width + precision + conversion
    given = (random.choice([3, 8, -9]),) * form.count("*") + (random.choice(VALUES),)
    if conversion == "%":
        given = given[:-1]
    if random.random() < 0.3:
        form = form.encode()
    try:
        result = form % given
    except Exception as problem:
        result = type(problem).__name__, str(problem)
    sums[conversion] = zlib.crc32(repr((form, given, result)).encode(), sums.get(conversion, 0))
for conversion in sorted(sums):
    print(conversion, sums[conversion])
for form in (b"%f", b"%i", b"%u", b"%x", "%i", "%e"):
    try:
        form % "s"
    except TypeError as problem:
        print(form, problem)
