class In:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, o):
        self.v += o
        return self

    def __imul__(self, o):
        return "replaced"

    def __sub__(self, o):
        return In(self.v - o)

    def __isub__(self, o):
        return NotImplemented


x = In(1)
y = x
x += 5
print(x is y, x.v)
x -= 2
print(x is y, x.v, y.v)
x *= 3
print(x)
try:
    y /= 2
except TypeError as e:
    print(e)
try:
    y |= 2
except TypeError as e:
    print(e)
try:
    y **= 2
except TypeError as e:
    print(e)
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(t)
l = [1]
m = l
l += (2, 3)
print(m)
l = l + [4]
print(m, l)
s = "a"
s *= 3
print(s)
d = {"k": 1}
d["k"] += 4
d |= {"z": 0}
print(d)
