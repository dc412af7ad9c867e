class M1(type):
    pass


class M2(type):
    pass


class M12(M1, M2):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


try:
    class C(A, B):
        pass
except TypeError as e:
    print(e)


class D(A, B, metaclass=M12):
    pass


print(type(D).__name__)


class Sub(M1):
    pass


class E(A, metaclass=Sub):
    pass


class F(E, A):
    pass


print(type(E).__name__, type(F).__name__)


def function_meta(name, bases, ns, **kw):
    return (name, bases, sorted(k for k in ns if not k.startswith("__")), kw)


class Odd(metaclass=function_meta, option=3):
    a = 1
    b = 2


print(Odd)
try:
    class Bad(metaclass=3):
        pass
except TypeError as e:
    print(e)


class Obj:
    def __mro_entries__(self, bases):
        return (int,)


class FromEntries(Obj()):
    pass


print(FromEntries.__bases__, FromEntries(4) + 1, "__orig_bases__" in FromEntries.__dict__)
