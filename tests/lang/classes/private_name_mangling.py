class A:
    __secret = 1

    def __init__(self):
        self.__value = 2
        self.__both__ = 3

    def read(self):
        return self.__value, self.__secret

    def other(self, obj):
        return obj.__value

    def local(self):
        __x = 5
        return __x, locals().get("_A__x")

    def __hidden(self):
        return "hidden"

    def call(self):
        return self.__hidden()

    def kw(self, __arg=1):
        return __arg


class B(A):
    def __init__(self):
        super().__init__()
        self.__value = 20

    def mine(self):
        return self.__value


b = B()
print(b.read(), b.mine(), b.call(), b.local(), b.kw(_A__arg=3))
print(b.__dict__)
print(A._A__secret, b.__both__)
try:
    b.__value
except AttributeError as e:
    print(e)
try:
    b.other(3)
except AttributeError as e:
    print(e)


class _Under:
    __x = 7

    def get(self):
        return self.__x


print(_Under._Under__x, _Under().get())
