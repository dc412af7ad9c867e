class Data:
    def __get__(self, obj, owner=None):
        return ("data get", obj is not None, owner.__name__)

    def __set__(self, obj, value):
        print("data set", value)

    def __delete__(self, obj):
        print("data delete")


class NonData:
    def __get__(self, obj, owner=None):
        return ("nondata get", obj is not None, owner.__name__)


class SetOnly:
    def __set__(self, obj, value):
        obj.__dict__["s"] = value * 2


class A:
    d = Data()
    n = NonData()
    s = SetOnly()


a = A()
print(a.d, A.d)
print(a.n, A.n)
a.d = 5
a.__dict__["d"] = "shadow"
print(a.d)
a.n = "instance"
print(a.n)
del a.n
print(a.n)
del a.d
a.s = 4
print(a.s, a.__dict__)
print(type(a.__class__.__dict__["s"]).__name__)
try:
    del a.s
except AttributeError as e:
    print(e)
A.d = "replaced on class"
print(a.d, A.d)


class B(A):
    n = 3


print(B().n, B.n)


class Del:
    def __delete__(self, obj):
        print("only delete")


class C:
    x = Del()


c = C()
del c.x
try:
    c.x = 1
except AttributeError as e:
    print(e)
