import types
import warnings

warnings.simplefilter("always")
warnings.showwarning = lambda message, category, *rest: print(category.__name__, message)


class Cut:
    def __trunc__(self):
        return 5


print(int(Cut()))
print(bool(NotImplemented), not NotImplemented)
if NotImplemented:
    print("true all the same")
warnings.simplefilter("error")
for act in lambda: int(Cut()), lambda: bool(NotImplemented), lambda: 1 if NotImplemented else 2:
    try:
        print(act())
    except DeprecationWarning as error:
        print(error)


class Told(complex):
    def __complex__(self):
        return 42j


print(complex(Told(1)), complex(2), float.__getformat__("double") == float.__getformat__("float"))
for wrong in "half", 3:
    try:
        float.__getformat__(wrong)
    except (TypeError, ValueError) as error:
        print(error)
cell = types.CellType
print(cell(1) < cell(2), cell() < cell(0), cell() == cell(), cell(1) == cell(1), cell(2) > cell(1))
try:
    cell(1) < 2
except TypeError as error:
    print(error)


class Callable:
    __name__ = "called"

    def __call__(self):
        pass


print(types.MethodType(Callable(), 3))
