class Account:
    __slots__ = ("__balance", "_owner", "__dunder__")

    def __init__(self, balance):
        self.__balance = balance
        self._owner = "me"

    def balance(self):
        return self.__balance


a = Account(10)
print(a.balance())
print(a._Account__balance)
print(sorted(n for n in Account.__dict__ if "balance" in n))
try:
    a.__balance
except AttributeError as e:
    print(e)
a.__dunder__ = 1
print(a.__dunder__)
print(Account.__slots__)


class __Hidden:
    __slots__ = ("__x",)

    def __init__(self):
        self.__x = 5


h = __Hidden()
print(h._Hidden__x)
