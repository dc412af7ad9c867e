class A:
    def go(self):
        return ["A"]

    @classmethod
    def make(cls):
        return "A.make " + cls.__name__

    @property
    def prop(self):
        return "A.prop"


class B(A):
    def go(self):
        return ["B"] + super().go()

    @classmethod
    def make(cls):
        return "B>" + super().make()

    @property
    def prop(self):
        return "B>" + super().prop


class C(A):
    def go(self):
        return ["C"] + super().go()


class D(B, C):
    def go(self):
        return ["D"] + super().go()

    def explicit(self):
        return super(B, self).go()

    def nested(self):
        return [super(D, self).go() for _ in range(1)]

    def inner(self):
        def f():
            return super(D, self).go()
        return f()


d = D()
print(d.go(), d.explicit(), d.nested(), d.inner())
print(D.make(), d.prop)
print(super(C, d).go(), super(B, D).make())
try:
    super(C, B())
except TypeError as e:
    print(e)
try:
    d.zzz = super(A, d).go
except AttributeError as e:
    print(e)


def loose():
    return super()


try:
    loose()
except RuntimeError as e:
    print(e)


class NoArg:
    def f():
        return super()


try:
    NoArg.f()
except RuntimeError as e:
    print(e)
s = super(B, d)
print(s.__thisclass__.__name__, s.__self__ is d, s.__self_class__.__name__)


class Init(A):
    def __init__(self, **kw):
        super().__init__(**kw)


try:
    Init(x=1)
except TypeError as e:
    print(e)


class Set(A):
    def __setattr__(self, name, value):
        super().__setattr__(name, value * 2)


k = Set()
k.v = 4
print(k.v)
try:
    super().x
except RuntimeError as e:
    print(e)
