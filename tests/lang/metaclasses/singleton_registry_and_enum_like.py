class Singleton(type):
    _instances = {}

    def __call__(cls, *args, **kw):
        if cls not in cls._instances:
            cls._instances[cls] = super().__call__(*args, **kw)
        return cls._instances[cls]


class Config(metaclass=Singleton):
    def __init__(self, v=0):
        self.v = v


class Other(metaclass=Singleton):
    pass


print(Config(1) is Config(2), Config().v, Other() is Config(), Other() is Other())


class Registry(type):
    classes = []

    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        if bases:
            Registry.classes.append(name)


class Base(metaclass=Registry):
    pass


class One(Base):
    pass


class Two(One):
    pass


print(Registry.classes)


class EnumMeta(type):
    def __new__(meta, name, bases, ns):
        members = {k: v for k, v in ns.items() if not k.startswith("_") and not callable(v)}
        for k in members:
            del ns[k]
        cls = super().__new__(meta, name, bases, ns)
        cls._members = {}
        for k, v in members.items():
            m = object.__new__(cls)
            m.name, m.value = k, v
            cls._members[k] = m
            type.__setattr__(cls, k, m)
        return cls

    def __iter__(cls):
        return iter(cls._members.values())

    def __len__(cls):
        return len(cls._members)

    def __getitem__(cls, k):
        return cls._members[k]

    def __setattr__(cls, k, v):
        if k.startswith("_"):
            return super().__setattr__(k, v)
        raise AttributeError("cannot reassign " + k)


class Colour(metaclass=EnumMeta):
    RED = 1
    GREEN = 2

    def __repr__(self):
        return f"<{type(self).__name__}.{self.name}: {self.value}>"


print(list(Colour), Colour.RED, Colour["GREEN"].value, len(Colour), Colour.RED is Colour["RED"])
try:
    Colour.RED = 5
except AttributeError as e:
    print(e)
try:
    Colour["BLUE"]
except KeyError as e:
    print("KeyError", e)
