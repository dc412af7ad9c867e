a = [1, 2, 3, 4, 5]
a[1:3] = [20, 30, 40]
print(a)
a[::2] = ["x"] * len(a[::2])
print(a)
a[len(a):] = [6, 7]
a[:0] = [0]
print(a)
a[2:2] = (c for c in "gen")
print(a)
a[-2:] = []
print(a)
a[:] = a[::-1]
print(a)
del a[1::2]
print(a)
del a[:]
print(a)
b = list(range(10))
b[2:8:2] = "abc"
print(b)
b[8:2:-2] = [1, 2, 3]
print(b)
del b[::-3]
print(b)
b[1:1] = b
print(b)
b[0:2] = b[3]  if isinstance(b[3], list) else [b[3]]
print(b)
c = [0] * 5
c[1], c[2] = c[2] + 1, c[1] + 2
print(c)
i = 0
i, c[i] = 3, "at three"
print(c)
for bad in (lambda: b.__setitem__(slice(0, 6, 2), [1]), lambda: b.__setitem__(slice(0, 2), 5), lambda: b.__setitem__(99, 1), lambda: b.__delitem__(-99), lambda: b.__setitem__(slice(None, None, 0), [])):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e)
