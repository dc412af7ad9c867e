def tag(**tags):
    def apply(cls):
        cls.tags = tags
        return cls
    return apply


def counted(cls):
    cls.count = 0
    original = cls.__init__

    def __init__(self, *args, **kwargs):
        cls.count += 1
        original(self, *args, **kwargs)
    cls.__init__ = __init__
    return cls


@tag(colour="red")
@counted
class Thing:
    def __init__(self, n):
        self.n = n


Thing(1)
Thing(n=2)
print(Thing.count, Thing.tags)


class Plugin:
    registry = {}

    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.registry[name or cls.__name__.lower()] = cls


class Alpha(Plugin):
    pass


class Beta(Plugin, name="second"):
    pass


print({k: v.__name__ for k, v in Plugin.registry.items()})
try:
    class Gamma(Plugin, colour=1):
        pass
except TypeError as e:
    print(e)
try:
    class Delta(x=1):
        pass
except TypeError as e:
    print(e)
bases = (Alpha,)
options = {"name": "third"}


class Star(*bases, **options):
    pass


print(Star.__bases__[0].__name__, "third" in Plugin.registry)
