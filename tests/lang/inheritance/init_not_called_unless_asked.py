class A:
    def __init__(self):
        self.a = 1


class B(A):
    def __init__(self):
        self.b = 2


class C(A):
    def __init__(self):
        A.__init__(self)
        self.c = 3


class D(A):
    pass


print(vars(B()), vars(C()), vars(D()))
try:
    B().a
except AttributeError as e:
    print(e)


class E(B, D):
    def __init__(self):
        super().__init__()
        super(B, self).__init__()


print(vars(E()))


class F(A):
    a = "class"

    def __init__(self):
        super().__init__()
        self.a += 10


print(F().a, F.a)
