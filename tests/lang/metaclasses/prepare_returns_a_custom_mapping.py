class Recording(dict):
    def __init__(self):
        self.order = []

    def __setitem__(self, k, v):
        self.order.append(k)
        super().__setitem__(k, v)


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases):
        return Recording()

    def __new__(meta, name, bases, ns):
        cls = super().__new__(meta, name, bases, dict(ns))
        cls.order = [k for k in ns.order if not k.startswith("__")]
        return cls


class A(metaclass=Meta):
    b = 1
    a = 2
    b = 3

    def c(self):
        pass


print(A.order, A.b)


class Multi(dict):
    def __setitem__(self, k, v):
        if k in self and callable(v):
            old = self[k]
            v = (old if isinstance(old, list) else [old]) + [v]
        super().__setitem__(k, v)


class Over(type):
    def __prepare__(name, bases):
        return Multi()

    __prepare__ = staticmethod(__prepare__)


class B(metaclass=Over):
    def f(self):
        return 1

    def f(self, x):
        return 2


print(len(B.f), B.f[0](None), B.f[1](None, 1))


class Missing(dict):
    def __missing__(self, k):
        if k.startswith("__"):
            raise KeyError(k)
        return "auto " + k


class Auto(type):
    @classmethod
    def __prepare__(meta, *a):
        return Missing()


class C(metaclass=Auto):
    x = some_name
    y = another


print(C.x, C.y)


class BadPrep(type):
    @classmethod
    def __prepare__(meta, *a):
        return 5


try:
    class D(metaclass=BadPrep):
        pass
except TypeError as e:
    print(e)
