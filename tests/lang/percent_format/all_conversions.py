print("%d %i %u" % (1, -2, 3), "%s %r %a" % ("é", "é", "é"), "%x %X %o %#x %#o" % (255, 255, 8, 255, 8), "%c%c" % (65, "b"), "%%" % ())
print("%5d|%-5d|%05d|%+d|% d|%+5d|%-+5d|" % (42, 42, 42, 42, 42, 42, 42), "%.3d|%8.3d|%-8.3d|" % (5, 5, 5), "%5s|%-5s|%.2s|%5.1s|" % ("abc", "abc", "abc", "abc"))
print("%f %.2f %e %.1E %g %G %10.3f|%-10.1f|%+.1f" % (3.14159, 2.5, 12345.6, 0.00012, 1e-10, 1e20, 2.0, 2.0, 2.0), "%.0f %#.0f" % (2.5, 2.5))
print("%(a)s %(b)05.1f %(a)r %%" % {"a": "x", "b": 2.25}, "%s" % [1, 2], "%s %s" % ((1, 2), 3), "%s" % ((1, 2),), "%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159))
print("%s" % None, "%d" % 3.99, "%d" % True, "%s" % {"a": 1}, "%x" % -255, "%d" % 10 ** 3, "%s %%s" % "x")
print("%d" % 2 ** 100, "%x" % 2 ** 100, "%+.3e" % -0.000123456, "%g %g %g" % (1e5, 1e6, 100000.0), "%r" % "it's", "%c" % 0x1F600, "%ld %hd" % (1, 2))
print("%(k)d items, %(k)s" % {"k": 3, "unused": 1}, "no args" % {}, "no args" % [], "x" % (), "%s" % "", "%s" % b"b")
print("%f %e %g %F" % (float("inf"), float("-inf"), float("nan"), float("nan")), "%05f|%+5.0f|% .1f" % (float("inf"), 3.0, 1.0), "%#g" % 1.0, "%#x" % 0)


class N:
    def __int__(self):
        return 7

    def __index__(self):
        return 8

    def __float__(self):
        return 1.5

    def __str__(self):
        return "N!"


print("%d %x %f %s" % (N(), N(), N(), N()))
bad = [("%d", "x"), ("%d", None), ("%x", 1.5), ("%x", "a"), ("%c", "ab"), ("%c", 1.5), ("%c", -1), ("%f", "x"), ("%s %s", "x"), ("%s", ()), ("%s", (1, 2)), ("%z", 1), ("%", 1), ("%(a)s", 5),
       ("%(a)s", {}), ("%(a", {}), ("abc", 5), ("%*d", ("x", 1)), ("%.*f", ("x", 1.0)), ("%s %(a)s", {"a": 1}), ("%()s", {"": 1}), ("%5", 1), ("%d %d", (1,)), ("%d", 1j), ("%y", 5), ("abc%", ()), ("%é", 1)]
for f, v in bad:
    try:
        print(f, "->", f % v)
    except Exception as e:
        print(f, "->", type(e).__name__, e)
print(b"%d %s %x %b %r %c" % (1, b"two", 255, b"b", "r", 65), b"%5d|%-5s|" % (1, b"a"), bytearray(b"%s") % b"x", b"%(a)d" % {b"a": 1}, b"%.2f" % 1.5)
for f, v in ((b"%s", "str"), (b"%d", b"x"), (b"%b", 5), (b"%c", 300), (b"%c", b"ab")):
    try:
        print(f % v)
    except Exception as e:
        print(type(e).__name__, e)
