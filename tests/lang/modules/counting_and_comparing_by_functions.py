# Counter over every kind of item and subclass, and functools.cmp_to_key.
import collections
import functools
from collections import Counter


def attempt(*calls):
    for call in calls:
        try:
            print(call())
        except Exception as problem:
            print(type(problem).__name__, problem)


class Item:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.value == other.value

    def __repr__(self):
        return f"Item({self.value})"


class Loud(Counter):
    def __setitem__(self, key, value):
        print("set", key, value)
        super().__setitem__(key, value)


class Doubling(Counter):
    def get(self, key, default=None):
        return 2 * super().get(key, default)


class Text(str):
    def __hash__(self):
        return 1


print(Counter("abracadabra"), Counter([1, 1.0, True, "1", (1,), None, 1 << 70, 1 << 70]))
print(Counter(map(Item, [1, 2, 1, 1])), Counter([Text("a"), "a", Text("a")]))
print(Loud("aab"), Doubling("aaaa"))
counter = Counter(a=1 << 62, b=1.5, c=True)
counter.update("aabbcc")
print(counter)
attempt(lambda: Counter([[]]), lambda: Counter(5), lambda: Counter(a="x").update("a"),
        lambda: Counter("ab", c=3), lambda: collections._count_elements({}, 5),
        lambda: collections._count_elements({}), lambda: collections._count_elements([], ""),
        lambda: collections._count_elements([], "a"))
plain = {"a": 2.5}
print(collections._count_elements(plain, "aab"), plain)
default = collections.defaultdict(list)
attempt(lambda: collections._count_elements(default, "xyx"), lambda: default)


def failing():
    yield "a"
    raise KeyError("middle")


partial = Counter()
attempt(lambda: partial.update(failing()), lambda: partial)

print("cmp_to_key")
key = functools.cmp_to_key(lambda a, b: a - b)
one, two = key(1), key(obj=2)
print(one < two, one > two, one <= two, one >= two, one == two, one != two, two.obj)
print(type(key), key.obj, sorted([3, 1, 2], key=key, reverse=True), max([3, 1], key=key))
two.obj = 0
print(two < one)
attempt(lambda: hash(one), lambda: one < 5, lambda: key(), lambda: key(1, 2), lambda: key(x=1),
        lambda: functools.cmp_to_key(), lambda: functools.cmp_to_key(mycmp=len)(1) < one,
        lambda: key < one, lambda: functools.cmp_to_key(5)(1) < functools.cmp_to_key(5)(2),
        lambda: functools.cmp_to_key(lambda a, b: "x")(1) < one, lambda: type(key)(),
        lambda: sorted([1, "a"], key=key), lambda: delattr(one, "obj"), lambda: one.obj)
