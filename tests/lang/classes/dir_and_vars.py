class A:
    cls_attr = 1

    def __init__(self):
        self.inst = 2

    def meth(self):
        pass


class B(A):
    more = 3


b = B()
b.extra = 4
print([n for n in dir(b) if not n.startswith("__")])
print([n for n in dir(B) if not n.startswith("__")])
print(vars(b), vars(b) is b.__dict__)
print("meth" in vars(A), "meth" in vars(B))
vars(b)["via"] = 5
print(b.via)


class D:
    def __dir__(self):
        return ["z", "a", "m"]


print(dir(D()))
print("__init__" in dir(object), "__class__" in dir(5), "append" in dir([]))
for bad in (lambda: vars(5), lambda: vars([])):
    try:
        bad()
    except TypeError as e:
        print(e)


class BadDir:
    def __dir__(self):
        return 5


try:
    dir(BadDir())
except TypeError as e:
    print(e)


def f():
    a = 1
    b = 2
    return dir(), sorted(vars())


print(f())
