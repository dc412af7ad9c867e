class A:
    """The doc of A."""

    def m(self):
        """The doc of m."""

    class Inner:
        pass


class B(A):
    pass


def f():
    'one quote doc'
    return f


def g():
    f"not a doc"


def h():
    b"not a doc"


def no():
    x = "assigned"


print(A.__doc__, B.__doc__, A.m.__doc__, B().m.__doc__, f.__doc__, g.__doc__, h.__doc__, no.__doc__, A.Inner.__doc__)
print(A.__name__, A.Inner.__qualname__, A.m.__qualname__, f.__qualname__, (lambda: 0).__qualname__, f.__module__, A.__module__)


def outer():
    def inner():
        class C:
            def m(self):
                return lambda: 0
        return C
    return inner()


print(outer().__qualname__, outer().m.__qualname__, outer()().m().__qualname__)
A.__doc__ = "changed"
print(A.__doc__, A().__doc__)
f.__doc__ += " more"
print(f.__doc__)
print(repr(A), repr(A.Inner), str(B), repr(f).split(" at ")[0], repr(A().m).split(" at ")[0], repr(A.m).split(" at ")[0], repr(lambda: 0).split(" at ")[0])
