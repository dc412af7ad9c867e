class Box:
    __slots__ = ("lid", "content")


b = Box()
for name in ("lid", "content"):
    print(hasattr(b, name))
    try:
        getattr(b, name)
    except AttributeError as e:
        print(type(e).__name__, e, e.name, e.obj is b)
b.lid = "red"
print(b.lid)
del b.lid
try:
    b.lid
except AttributeError as e:
    print(e)
try:
    del b.lid
except AttributeError as e:
    print(e)
print(getattr(b, "lid", "default"))
b.lid = None
print(b.lid, hasattr(b, "lid"))
