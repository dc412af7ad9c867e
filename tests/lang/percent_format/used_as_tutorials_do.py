name, n, price = "tea", 3, 4.5
print("%s costs %.2f" % (name, price))
print("%-10s|%5d|%8.3f|" % (name, n, price))
print("%(name)s x %(n)d = %(total)6.2f" % {"name": name, "n": n, "total": n * price})
print("%d%%" % 50, "%5s" % "ab", "%05.1f" % 3.14159, "%x" % 255, "%r" % "q", "100%" + " sure", "%s and %s" % ("a", ["b"]), "%s" % (("t", 1),))
print("Hello, %s!" % "World", "%i items" % 3.7, "%c" % 97, "%e" % 12345.678, "%+d" % 5, "%s" % 1.0, "%s" % 1e20)
for i, w in enumerate(["one", "three", "seventeen"], 1):
    print("%2d. %-12s%4d" % (i, w, len(w)))
