class cached:
    def __init__(self, f):
        self.f = f
        self.__doc__ = f.__doc__

    def __set_name__(self, owner, name):
        self.name = "_cached_" + name

    def __get__(self, obj, cls):
        if obj is None:
            return self
        if not hasattr(obj, self.name):
            setattr(obj, self.name, self.f(obj))
        return getattr(obj, self.name)


class validated:
    def __init__(self, **rules):
        self.rules = rules

    def __call__(self, f):
        def wrapper(obj, **kw):
            for k, ok in self.rules.items():
                if k in kw and not ok(kw[k]):
                    raise ValueError(f"bad {k}: {kw[k]!r}")
            return f(obj, **kw)
        return wrapper


class command:
    table = {}

    def __init__(self, f):
        self.f = f

    def __set_name__(self, owner, name):
        command.table.setdefault(owner.__name__, []).append(name)
        setattr(owner, name, self.f)


class Shell:
    runs = 0

    @cached
    def config(self):
        "The config."
        Shell.runs += 1
        return {"runs": Shell.runs}

    @validated(n=lambda n: n > 0, name=str.isalpha)
    def go(self, n=1, name="x"):
        return name * n

    @command
    def help(self):
        return "help!"

    @command
    def quit(self):
        return "bye"


s, t = Shell(), Shell()
print(s.config, s.config is s.config, t.config, Shell.runs, Shell.config.__doc__, s.go(n=2, name="ab"), command.table, s.help(), type(Shell.__dict__["quit"]).__name__)
for kw in ({"n": 0}, {"name": "1"}):
    try:
        s.go(**kw)
    except ValueError as e:
        print(e)


class Meta(type):
    def __get__(cls, obj, owner):
        return f"class {cls.__name__} as descriptor"


class D(metaclass=Meta):
    pass


class Host:
    d = D


print(Host.d, Host().d)


class Counter:
    def __init__(self):
        self.counts = {}

    def __get__(self, obj, cls):
        key = cls.__name__ if obj is None else "instance"
        self.counts[key] = self.counts.get(key, 0) + 1
        return dict(self.counts)


class U:
    c = Counter()


class V(U):
    pass


print(U.c, V.c, U().c, V().c)
