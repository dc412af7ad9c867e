# A cache of what is in use anyway: it finds an object as long as somebody else holds it, and keeps
# nothing alive itself. Beside it the same with a dict, which grows until somebody empties it.
import gc
import weakref


class Picture:
    made = 0

    def __init__(self, name):
        Picture.made += 1
        self.name = name
        self.pixels = bytearray(1000)


class Cache:
    def __init__(self, known):
        self.known = known

    def get(self, name):
        picture = self.known.get(name)
        if picture is None:
            picture = self.known[name] = Picture(name)
        return picture


def show(title, known):
    cache = Cache(known)
    Picture.made = 0
    album = [cache.get(f"picture {n}") for n in range(100)]
    again = [cache.get(f"picture {n}") for n in range(100)]
    shared = sum(one is other for one, other in zip(album, again))
    print(f"{title}: {Picture.made} made, {shared} found again, in the cache {len(known)};", end=" ")
    del album[10:], again
    print("with ten still in use", len(known), end="; ")
    album.clear()
    print("with none", len(known))


show("dict               ", {})
show("WeakValueDictionary", weakref.WeakValueDictionary())

print("A picture in a cycle stays until a collection finds it:")
gc.disable()
known = weakref.WeakValueDictionary()
picture = Cache(known).get("picture")
picture.myself = picture
del picture
before = len(known)
gc.collect()
print("  in the cache before and after:", before, len(known))
