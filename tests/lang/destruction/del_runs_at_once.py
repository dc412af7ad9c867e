class D:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


a = D("a")
b = a
del a
print("still alive")
del b
print("gone")
D("temporary")
print("after temporary")
x = D("first")
x = D("second")
print("rebound")


def f():
    local = D("local")
    print("in f")


f()
print("after f")
l = [D("l0"), D("l1"), D("l2")]
del l[1]
print("deleted one")
l.clear()
print("cleared")
d = {"k": D("value")}
d["k"] = None
t = (D("in tuple"), 1)
t = None


class Holder:
    pass


h = Holder()
h.d = D("attribute")
h.d = 5
h.e = D("in instance")
del h
print("end")


def g(arg):
    print("g has", arg.name)


g(D("argument"))
for i in range(2):
    v = D(f"loop {i}")
print("loop done")
del v
[D(f"c{i}").name for i in range(2)]
s = D("x").name
print(s)
last = D("at exit")
x = None
