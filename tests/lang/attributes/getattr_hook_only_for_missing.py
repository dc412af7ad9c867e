class Proxy:
    def __init__(self, target):
        self._target = target
        self.hits = []

    def __getattr__(self, name):
        self.hits.append(name)
        return getattr(self._target, name)


p = Proxy([3, 1, 2])
p.append(0)
p.sort()
print(p._target, p.hits, p.count(3))
try:
    p.nothing
except AttributeError as e:
    print(e)
try:
    len(p)
except TypeError as e:
    print(e)


class Strict:
    def __getattr__(self, name):
        raise AttributeError(f"custom: {name}")

    @property
    def broken(self):
        return self.inner_missing


s = Strict()
print(hasattr(s, "x"), getattr(s, "x", "default"))
try:
    s.x
except AttributeError as e:
    print(e)
try:
    s.broken
except AttributeError as e:
    print(e)


class NotAttr:
    def __getattr__(self, name):
        return {"a": 1}[name]


print(NotAttr().a)
try:
    hasattr(NotAttr(), "b")
except KeyError as e:
    print("KeyError", e)
