log = []


class Desc:
    def __set_name__(self, owner, name):
        log.append(("set_name", owner.__name__, name))
        self.name = name


class Base:
    def __init_subclass__(cls, **kw):
        log.append(("init_subclass", cls.__name__, kw, cls.d.name))
        super().__init_subclass__(**kw)


class Sub(Base):
    d = Desc()
    e = Desc()


for line in log:
    print(line)
late = Desc()
Sub.late = late
print(hasattr(late, "name"))


class Broken:
    def __set_name__(self, owner, name):
        raise ValueError("no name please")


try:
    class Fails:
        b = Broken()
except RuntimeError as e:
    print(e, "/", repr(e.__cause__))
except ValueError as e:
    print(e)


class M(type):
    def __init__(cls, *a, **k):
        log.append("meta init")
        super().__init__(*a)


del log[:]


class P(Base, metaclass=M):
    d = Desc()


try:
    class Q(Base, metaclass=M, k=1):
        d = Desc()
except TypeError as e:
    print(e)


print(log)
class InitSub:
    def __init_subclass__(cls):
        cls.marked = True
class Marked(InitSub):
    pass
print(Marked.marked, hasattr(InitSub, "marked"))
