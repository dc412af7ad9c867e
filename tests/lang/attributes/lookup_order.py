class Meta(type):
    m = "meta m"
    both = "meta both"

    @property
    def data(cls):
        return "meta data"


class A(metaclass=Meta):
    both = "class both"
    data = "class data"
    a = "class a"


x = A()
x.a = "instance a"
print(A.m, A.both, A.data, x.both, x.data, x.a)
try:
    x.m
except AttributeError as e:
    print(e)
print(A.__dict__["data"])
for n in ("m", "both", "data"):
    print(n, getattr(A, n), getattr(x, n, None))


class Class2:
    def __getattr__(self, n):
        return "ga " + n


class Inst(Class2):
    __slots__ = ("s",)


i = Inst()
print(i.s)
i.s = 4
print(i.s, i.t)
del i.s
print(i.s)
