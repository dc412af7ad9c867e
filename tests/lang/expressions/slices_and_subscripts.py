s = list(range(10))
print(s[2:5], s[:3], s[7:], s[-3:], s[:-7], s[::3], s[::-1], s[8:2:-2], s[5:2], s[100:], s[-100:2], s[:], s[None:None:None])
s[2:4] = "abc"
print(s)
s[::4] = [0, 0, 0]
print(s)
del s[1:3]
print(s)
del s[::2]
print(s)
s[1:1] = [7, 8]
print(s)
s[:] = []
print(s)
t = (1, 2, 3, 4)
print(t[1:], t[::-1], "hello"[1:4], "hello"[::-2], b"hello"[1:3], range(10)[2:8:3], range(10)[-1])


class S:
    def __getitem__(self, k):
        return k


k = S()
print(k[1], k[1:2], k[1:2:3], k[:], k[::], k[1, 2], k[1:2, 3], k[...], k[()], k[1,], k["a":"b"], k[lambda: 0:1].stop)
sl = slice(1, None, 2)
print(sl, sl.start, sl.stop, sl.step, sl.indices(10), [0, 1, 2, 3][sl], slice(5), slice(1, 2) == slice(1, 2))
print(slice(None, None, -1).indices(5), slice(-3, -1).indices(10), slice(10, -10, -3).indices(7))
l = [1, 2, 3]
bad = ["l[1.0]", "l['a']", "l[10]", "l[-4]", "l[::0]", "(1,)[5]", "''[0]", "{}[1]", "l[None]", "max[0]",
       "b'a'[7]", "range(3)[3]", "l[1:2.5]", "{}[[]]", "hash(slice(1))", "range(3)['x']"]
for b in bad:
    try:
        print(eval(b))
    except Exception as e:
        print(type(e).__name__, e)
for b in ("l[5] = 1", "l[0:2] = 5", "l[::2] = [1]", "del l[9]", "'abc'[0] = 'x'", "(1,)[0] = 2", "del (1,)[0]", "l['x'] = 1",
          "del l['x']", "range(3)[0] = 1", "l[::0] = []", "b'a'[0] = 1", "del {}['k']", "del 'a'[0]"):
    try:
        exec(b)
    except Exception as e:
        print(type(e).__name__, e)
print(l)
