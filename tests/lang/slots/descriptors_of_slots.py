class P:
    __slots__ = ("x",)


d = P.__dict__["x"]
print(type(d).__name__)
print(d)
print(P.x is d)
p = P()
d.__set__(p, 4)
print(d.__get__(p, P))
print(d.__get__(None, P) is d)
try:
    d.__get__(3, int)
except TypeError as e:
    print(e)
try:
    d.__set__("text", 3)
except TypeError as e:
    print(e)
print(d.__name__, d.__qualname__, d.__doc__)
P.y = 5
print(p.y)
try:
    p.y = 6
except AttributeError as e:
    print(e)
try:
    p.missing
except AttributeError as e:
    print(e)
try:
    del p.missing
except AttributeError as e:
    print(e)
del P.x
try:
    p.x
except AttributeError as e:
    print(e)
