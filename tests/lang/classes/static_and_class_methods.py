class Date:
    count = 0

    def __init__(self, y, m, d):
        self.y, self.m, self.d = y, m, d
        type(self).count += 1

    @classmethod
    def parse(cls, text):
        return cls(*map(int, text.split("-")))

    @staticmethod
    def valid(text):
        return text.count("-") == 2

    def __repr__(self):
        return f"{type(self).__name__}({self.y}, {self.m}, {self.d})"


class Fancy(Date):
    pass


print(Date.parse("2024-1-31"), Fancy.parse("2020-2-3"), Date(1, 2, 3).parse("4-5-6"))
print(Date.valid("1-2-3"), Date(1, 1, 1).valid("x"))
print(Date.count, Fancy.count)
print(Date.parse.__self__ is Date, Date.parse.__func__ is Date.__dict__["parse"].__func__)
print(type(Date.__dict__["parse"]).__name__, type(Date.__dict__["valid"]).__name__)
print(type(Date.valid).__name__, type(Date.parse).__name__)


@staticmethod
def helper(x):
    return x * 2


print(helper(4))
try:
    classmethod(5).__get__(None, int)()
except TypeError as e:
    print(e)


class Wrapped:
    @classmethod
    @property
    def name(cls):
        return cls.__name__


print(Wrapped.name)
