import collections
import collections.abc as abc
import weakref

for name in abc.__all__:
    c = getattr(abc, name)
    print(name, c.__module__, sorted(c.__abstractmethods__),
          [isinstance(v, c) for v in ([], {}, (), "", b"", set(), 1, len, iter([]), {}.keys())])


class Derived(abc.Sized):
    def __len__(self):
        return 3


class Apart:
    def __len__(self):
        return 3


class Refusing(Apart):
    __len__ = None


# A class derived from one that asks for methods asks for nothing by itself.
print(isinstance(Apart(), Derived), isinstance(Apart(), abc.Sized), isinstance(Refusing(), abc.Sized),
      issubclass(Apart, abc.Collection), "__subclasshook__" in vars(abc.Sized))


class Counting(abc.AsyncGenerator):
    def __init__(self, closes=True):
        self.sent = []
        self.closes = closes

    async def asend(self, value):
        self.sent.append(value)
        if len(self.sent) > 2:
            raise StopAsyncIteration
        return len(self.sent)

    async def athrow(self, typ, val=None, tb=None):
        if self.closes:
            await super().athrow(typ, val, tb)


async def main():
    counting = Counting()
    print([i async for i in counting], counting.sent)
    print(await counting.aclose())
    try:
        await Counting(False).aclose()
    except RuntimeError as e:
        print(e)
    try:
        await counting.athrow(ValueError, ValueError("thrown"))
    except ValueError as e:
        print(e)


try:
    main().send(None)
except StopIteration:
    print("done")

Point = collections.namedtuple("Point", "x y")
print(Point(1, 2), Point.__module__, collections.namedtuple.__module__)
try:
    collections.namedtuple("P", "class")
except ValueError as e:
    print(e)


class Key:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


a, b = Key("a"), Key("b")
keys = weakref.WeakKeyDictionary({a: 1}) | {b: 2}
keys |= {a: 3}
print(type(keys).__name__, sorted(keys.items(), key=str))
print(sorted(({b: 5} | weakref.WeakKeyDictionary({a: 1})).items(), key=str))
try:
    keys | [1]
except TypeError as e:
    print(e)
