class Plain:
    def __init__(self, id, title, status):
        self.id, self.title, self.status = id, title, status


class Slots:
    __slots__ = ("id", "title", "status")

    def __init__(self, id, title, status):
        self.id, self.title, self.status = id, title, status


def field(i):
    return property(lambda self: self[i])


class Named(tuple):
    __slots__ = ()
    _fields = ("id", "title", "status")

    def __new__(cls, *values):
        return super().__new__(cls, values)

    id, title, status = field(0), field(1), field(2)

    def replace(self, **kw):
        return type(self)(*(kw.get(f, v) for f, v in zip(self._fields, self)))

    def __repr__(self):
        return "Named(" + ", ".join(f"{f}={v!r}" for f, v in zip(self._fields, self)) + ")"


row = (1, "printer", "open")
as_dict = dict(zip(("id", "title", "status"), row))
for kind, rec, get in (("tuple", row, lambda r: r[2]), ("dict", as_dict, lambda r: r["status"]), ("class", Plain(*row), lambda r: r.status), ("slots", Slots(*row), lambda r: r.status), ("named", Named(*row), lambda r: r.status)):
    print(kind, get(rec), hasattr(rec, "__dict__"))
    for change in (lambda: rec.__setitem__(2, "x"), lambda: rec.__setitem__("status", "x"), lambda: setattr(rec, "status", "x"), lambda: setattr(rec, "extra", 1)):
        try:
            change()
            print("   changed")
        except (AttributeError, TypeError) as e:
            print("  ", type(e).__name__, e)
n = Named(*row)
print(n, n.replace(status="closed"), n == row, sorted([Named(2, "b", "x"), Named(1, "a", "y")]))


def dataclass(cls):
    fields = list(cls.__annotations__)
    defaults = {f: getattr(cls, f) for f in fields if hasattr(cls, f)}
    args = ", ".join(f"{f}=_d[{f!r}]" if f in defaults else f for f in fields)
    body = "; ".join(f"self.{f} = {f}" for f in fields)
    ns = {"_d": defaults}
    exec(f"def __init__(self, {args}): {body}", ns)
    cls.__init__ = ns["__init__"]
    cls.__repr__ = lambda self: f"{cls.__name__}({', '.join(f'{f}={getattr(self, f)!r}' for f in fields)})"
    cls.__eq__ = lambda self, o: type(o) is cls and all(getattr(self, f) == getattr(o, f) for f in fields)
    return cls


@dataclass
class Case:
    id: int
    title: str
    status: str = "open"


print(Case(1, "t"), Case(1, "t") == Case(1, "t", "open"), Case(2, title="z", status="s"))
try:
    Case()
except TypeError as e:
    print(e)
