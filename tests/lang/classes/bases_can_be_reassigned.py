class A:
    def who(self):
        return "A"


class B:
    def who(self):
        return "B"


class C(A):
    pass


c = C()
print(c.who(), C.__bases__, A.__subclasses__())
C.__bases__ = (B,)
print(c.who(), [k.__name__ for k in C.__mro__], A.__subclasses__(), B.__subclasses__())
for bad in (lambda: setattr(C, "__bases__", ()), lambda: setattr(C, "__bases__", 3), lambda: setattr(B, "__bases__", (C,)),
            lambda: setattr(C, "__bases__", (int,))):
    try:
        bad()
    except TypeError as e:
        print(e)


class X(A):
    pass


class Y(X):
    pass


print([k.__name__ for k in A.__subclasses__()])
del X, Y
import gc
gc.collect()
print([k.__name__ for k in A.__subclasses__()])
