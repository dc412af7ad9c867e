# A cache is a promise to keep things. What three of them keep, and what lets go.
import tare


class Image:
    __slots__ = ("name", "pixels", "__weakref__")

    def __init__(self, name):
        self.name = name
        self.pixels = bytes(10_000)


class KeepsAll:
    def __init__(self):
        self.known = {}

    def get(self, name):
        if name not in self.known:
            self.known[name] = Image(name)
        return self.known[name]


class KeepsSome(KeepsAll):
    limit = 10

    def get(self, name):
        image = super().get(name)
        while len(self.known) > self.limit:
            del self.known[next(iter(self.known))]
        return image


class KeepsNone(KeepsAll):
    def get(self, name):
        return Image(name)


print(f"{'cache':12}{'held by it':>12}{'objects':>9}   for 100 images asked for and dropped")
for cls in (KeepsAll, KeepsSome, KeepsNone):
    cache = cls()
    for n in range(100):
        cache.get(f"image {n}")
    anatomy = tare.anatomy(cache)
    print(f"{cls.__name__:12}{anatomy.alone_bytes:12}{anatomy.alone_count:9}")
