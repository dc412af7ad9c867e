class Late:
    pass


Late.__slots__ = ("a",)
x = Late()
x.anything = 1
print(x.anything, x.__dict__)


class Early:
    __slots__ = ["a"]


Early.__slots__.append("b")
e = Early()
try:
    e.b = 1
except AttributeError as err:
    print(err)
print(Early.__slots__)
