import weakref


class Image:
    loads = 0

    def __init__(self, name):
        self.name = name
        Image.loads += 1


class Cache:
    def __init__(self, make):
        self.make = make
        self.refs = {}

    def get(self, key):
        ref = self.refs.get(key)
        value = ref() if ref is not None else None
        if value is None:
            value = self.make(key)
            self.refs[key] = weakref.ref(value, lambda _, key=key: self.drop(key))
        return value

    def drop(self, key):
        print("dropped", key)
        self.refs.pop(key, None)


cache = Cache(Image)
a = cache.get("a")
print(cache.get("a") is a, Image.loads, len(cache.refs))
del a
print(len(cache.refs))
cache.get("b")
print(Image.loads, len(cache.refs))


class Node:
    def __init__(self, name, parent=None):
        self.name = name
        self.children = []
        self._parent = None
        if parent is not None:
            self._parent = weakref.ref(parent)
            parent.children.append(self)

    @property
    def parent(self):
        return self._parent() if self._parent else None

    def path(self):
        return (self.parent.path() + "/" if self.parent else "") + self.name

    def __del__(self):
        print("free", self.name)


root = Node("root")
leaf = Node("leaf", Node("mid", root))
print(leaf.path())
del root
print(leaf.parent)
del leaf


class Subject:
    def __init__(self):
        self.observers = []

    def attach(self, o):
        self.observers.append(weakref.ref(o))

    def notify(self, event):
        for ref in list(self.observers):
            o = ref()
            if o is None:
                self.observers.remove(ref)
            else:
                o.update(event)


class Observer:
    def __init__(self, name):
        self.name = name

    def update(self, e):
        print(self.name, "saw", e)


s = Subject()
one, two = Observer("one"), Observer("two")
s.attach(one)
s.attach(two)
s.notify("start")
del one
s.notify("again")
print(len(s.observers))
