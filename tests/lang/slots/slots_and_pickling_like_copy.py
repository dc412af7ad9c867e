class Base:
    __slots__ = ("a", "b")


class Derived(Base):
    __slots__ = ("c",)


def all_slots(obj):
    names = []
    for klass in reversed(type(obj).__mro__):
        slots = klass.__dict__.get("__slots__", ())
        if isinstance(slots, str):
            slots = (slots,)
        names.extend(slots)
    return names


def copy(obj):
    new = type(obj).__new__(type(obj))
    for name in all_slots(obj):
        if hasattr(obj, name):
            setattr(new, name, getattr(obj, name))
    return new


d = Derived()
d.a, d.c = [1], "x"
e = copy(d)
print(all_slots(d), e.a is d.a, hasattr(e, "b"), e.c)
print({n: getattr(d, n, None) for n in all_slots(d)})
