class MyInt(int):
    __slots__ = ()


class MyList(list):
    __slots__ = ("tag",)


class MyTuple(tuple):
    __slots__ = ()


m = MyList([1, 2])
m.tag = "t"
print(m, m.tag, len(m))
try:
    m.other = 1
except AttributeError as e:
    print(e)
i = MyInt(5)
print(i + 1, type(i).__name__)
try:
    i.x = 1
except AttributeError as e:
    print(e)
print(MyTuple((1, 2)))
for base in (int, tuple, bytes):
    try:
        type("Sub", (base,), {"__slots__": ("x",)})
    except TypeError as e:
        print(e)
k = type("Str", (str,), {"__slots__": ("note",)})
s = k("hello")
s.note = "n"
print(s, s.note, s.upper())


class WithDict(dict):
    pass


w = WithDict(a=1)
w.extra = 2
print(w, w.extra, w.__dict__)
