class Meta(type):
    def __instancecheck__(cls, obj):
        return hasattr(obj, "quack")

    def __subclasscheck__(cls, sub):
        return "quack" in sub.__dict__


class Duck(metaclass=Meta):
    pass


class Robot:
    quack = 1


print(isinstance(Robot(), Duck), isinstance(3, Duck), issubclass(Robot, Duck), issubclass(int, Duck))
for bad in (lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: issubclass(int, 3), lambda: isinstance(1, (int, 2)),
            lambda: isinstance("", (int, 2)), lambda: isinstance(1), lambda: isinstance([], list[int])):
    try:
        print(bad())
    except TypeError as e:
        print(e)
print(isinstance(True, int), issubclass(bool, int), isinstance(None, type(None)), isinstance(int, type), isinstance(3, object))
print(isinstance(3, int | str), isinstance("s", int | str), isinstance([], int | str), issubclass(bool, int | None))


class Lying:
    @property
    def __class__(self):
        return int


print(isinstance(Lying(), int), type(Lying()).__name__)
