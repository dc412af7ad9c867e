class Empty:
    __slots__ = ()


e = Empty()
try:
    e.x = 1
except AttributeError as err:
    print(err)
print(Empty.__slots__)
print(hasattr(e, "__dict__"))


class List(Empty):
    __slots__ = []


class Set(Empty):
    __slots__ = set()


for k in (List, Set):
    try:
        k().y = 2
    except AttributeError as err:
        print(err)
