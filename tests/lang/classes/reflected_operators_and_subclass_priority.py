class A:
    def __add__(self, o):
        return "A.add"

    def __radd__(self, o):
        return "A.radd"

    def __eq__(self, o):
        print("A.eq")
        return NotImplemented

    def __lt__(self, o):
        return "A.lt"

    def __gt__(self, o):
        return "A.gt"


class B(A):
    def __radd__(self, o):
        return "B.radd"

    def __eq__(self, o):
        print("B.eq")
        return NotImplemented

    def __gt__(self, o):
        return "B.gt"


class C(A):
    pass


print(A() + B(), B() + A(), A() + C(), 1 + A(), A() + 1)
print(A() == B())
print(A() < B(), A() < C(), A() > B())
print(A() != A())


class R:
    def __rsub__(self, o):
        return ("rsub", o)

    def __rpow__(self, o, mod=None):
        return ("rpow", o)

    def __rdivmod__(self, o):
        return ("rdivmod", o)


print(5 - R(), 2 ** R(), divmod(7, R()), [1] - R())
try:
    R() - 5
except TypeError as e:
    print(e)
try:
    R() - R()
except TypeError as e:
    print(e)
