class O:
    pass


class A(O):
    pass


class B(O):
    pass


class C(O):
    pass


class D(O):
    pass


class E(O):
    pass


class K1(A, B, C):
    pass


class K2(D, B, E):
    pass


class K3(D, A):
    pass


class Z(K1, K2, K3):
    pass


print([k.__name__ for k in Z.__mro__])
print([k.__name__ for k in Z.mro()])
try:
    class X(A, B):
        pass

    class Y(B, A):
        pass

    class XY(X, Y):
        pass
except TypeError as e:
    print(e)
try:
    class Bad(O, A):
        pass
except TypeError as e:
    print(e)
try:
    class Dup(A, A):
        pass
except TypeError as e:
    print(e)
print(Z.__base__.__name__, [k.__name__ for k in Z.__bases__])
print(issubclass(Z, E), issubclass(K1, E), issubclass(Z, (int, O)), isinstance(Z(), (str, (int, D))))
