class O:
    n = 1


o = O()
o.n += 5
print(o.n, O.n)
d = {"a": 1}
d["a"] -= 3
d["b"] = [1]
d["b"] += [2]
d["b"] *= 2
print(d)
l = [1, 2, 3, 4]
l[0] += 10
l[1:3] += [99]
print(l)
x = 7
x += 1; print(x)
x -= 2; print(x)
x *= 3; print(x)
x /= 4; print(x)
x //= 1; print(x)
x **= 3; print(x)
x %= 5; print(x)
x = 12
x &= 10; print(x)
x |= 5; print(x)
x ^= 3; print(x)
x <<= 2; print(x)
x >>= 1; print(x)


class M:
    def __imatmul__(self, o):
        return ("imatmul", o)


m = M()
m @= 3
print(m)
s = "a"
t = s
s += "b"
print(s, t)
t1 = (1,)
t2 = t1
t1 += (2,)
print(t1, t2)
try:
    nope += 1
except NameError as e:
    print(e)


def f():
    try:
        x += 1
    except UnboundLocalError as e:
        print(e)


f()
fs = frozenset([1])
gs = fs
fs |= {2}
print(sorted(fs), gs)
st = {1}
su = st
st |= {2}
st &= {2, 3}
st ^= {5}
st -= {2}
print(su)
