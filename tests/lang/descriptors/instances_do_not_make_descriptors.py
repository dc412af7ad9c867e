class D:
    def __get__(self, obj, owner):
        return "got"


class A:
    pass


a = A()
a.d = D()
print(type(a.d).__name__)
A.d = D()
print(a.d.__class__.__name__, A.d)
d = D()
d.__get__ = lambda *a: "instance get"
A.e = d
print(a.e)


class Lazy:
    def __init__(self, fn):
        self.fn = fn

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        print("computing", self.name)
        value = obj.__dict__[self.name] = self.fn(obj)
        return value


class Heavy:
    @Lazy
    def result(self):
        return 6 * 7


h = Heavy()
print(h.result, h.result, Heavy.result.name)
