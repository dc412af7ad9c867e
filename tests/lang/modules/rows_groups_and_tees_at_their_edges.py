# itertools' combinatoric iterators, groupby, zip_longest and tee: arguments, states, pickles,
# subclasses, re-entry and cycles. Reduced iterators have no address of their own to show.
import copy
import gc
import itertools as it
import pickle
import re
import weakref


def show(value):
    return re.sub(r" at 0x[0-9a-f]+", "", repr(value)).replace("str_ascii_", "str_")


def attempt(*calls):
    for call in calls:
        try:
            print(show(call()))
        except Exception as problem:
            print(type(problem).__name__, problem)


print("product")
attempt(lambda: it.product(repeat=-1), lambda: it.product([1], repeat="x"),
        lambda: it.product([1], repeat=1 << 70), lambda: it.product([1], rep=2),
        lambda: it.product(5), lambda: it.product([1, 2], repeat=1 << 62),
        lambda: list(it.product([1], repeat=True)), lambda: it.product([1], repeat=2.0),
        lambda: list(it.product()), lambda: list(it.product("ab", repeat=0)))
rows = it.product([1, 2], [3, 4])
attempt(lambda: rows.__reduce__(), lambda: next(rows), lambda: rows.__reduce__(),
        lambda: next(rows), lambda: rows.__reduce__(), lambda: list(rows),
        lambda: rows.__reduce__(), lambda: rows.__setstate__((1, 1)))
rows = it.product([1, 2], [3, 4])
attempt(lambda: rows.__setstate__((1,)), lambda: rows.__setstate__(5),
        lambda: rows.__setstate__((1, "x")), lambda: rows.__setstate__((-5, 0)),
        lambda: list(rows), lambda: it.product([1], []).__setstate__((0, 0)))

for pick in (it.combinations, it.combinations_with_replacement, it.permutations):
    print(pick.__name__)
    attempt(lambda: pick(), lambda: pick([1]), lambda: pick([1], -1), lambda: pick([1], "x"),
            lambda: pick([1], 1.0), lambda: pick([1], 1 << 70), lambda: pick([1], 1 << 62),
            lambda: list(pick(iterable=[1], r=1)), lambda: pick([1], 1, 2),
            lambda: pick([1], q=1), lambda: pick(5, 2), lambda: pick(5, -1),
            lambda: list(pick([1], True)), lambda: list(pick([], 0)), lambda: list(pick([], 1)))
    rows = pick("abc", 2)
    attempt(lambda: rows.__reduce__(), lambda: next(rows), lambda: rows.__reduce__(),
            lambda: next(rows), lambda: rows.__reduce__(), lambda: list(rows),
            lambda: rows.__reduce__())
    rows = pick("ab", 5)
    attempt(lambda: rows.__reduce__(), lambda: len(list(rows)), lambda: rows.__reduce__())
for pick in (it.combinations, it.combinations_with_replacement):
    rows = pick("abcd", 2)
    attempt(lambda: rows.__setstate__((0,)), lambda: rows.__setstate__(5),
            lambda: rows.__setstate__(("x", 9)), lambda: rows.__setstate__((0, 2)),
            lambda: list(rows), lambda: rows.__setstate__((9, 9)))
    rows = pick("abcd", 2)
    attempt(lambda: rows.__setstate__((-9, 9)), lambda: list(rows))
for state in (((1, 0, 2, 3), (3, 1)), ((9, 0, 2, -9), (30, -1)), ((1, 0, 2, 3), (3,)), (1, 2), 5):
    rows = it.permutations("abcd", 2)
    attempt(lambda: rows.__setstate__(state), lambda: list(rows))

print("zip_longest")
attempt(lambda: it.zip_longest(5), lambda: it.zip_longest([1], fill=2),
        lambda: it.zip_longest(fillvalue=3, x=2), lambda: it.zip_longest([1], 5),
        lambda: list(it.zip_longest()), lambda: list(it.zip_longest("ab", "", fillvalue=0)))
rows = it.zip_longest("ab", "c", fillvalue=7)
attempt(lambda: rows.__reduce__(), lambda: next(rows), lambda: next(rows),
        lambda: rows.__reduce__(), lambda: list(rows), lambda: rows.__reduce__())
rows = it.zip_longest("ab", "c")
attempt(lambda: rows.__setstate__(4), lambda: list(rows))

print("groupby")
attempt(lambda: it.groupby(), lambda: it.groupby(5), lambda: it.groupby([1], key=None, x=1),
        lambda: list(it.groupby(iterable=[])), lambda: it.groupby([1], 2, 3),
        lambda: next(it.groupby([1], 5)), lambda: it._grouper(), lambda: it._grouper(5, 1))
groups = it.groupby("aab")
attempt(lambda: groups.__reduce__())
key, group = next(groups)
attempt(lambda: groups.__reduce__(), lambda: group.__reduce__(), lambda: next(group),
        lambda: groups.__reduce__(), lambda: group.__reduce__(), lambda: next(groups)[0],
        lambda: group.__reduce__(), lambda: list(group), lambda: groups.__setstate__((1, 2)),
        lambda: groups.__setstate__(1), lambda: groups.__setstate__((1, 2, 3)),
        lambda: next(groups)[0])

print("tee")
attempt(lambda: it.tee(), lambda: it.tee([1], -1), lambda: it.tee([1], "x"), lambda: it.tee(5),
        lambda: it.tee([1], 2, 3), lambda: it.tee([1], n=2), lambda: it.tee([1], 1 << 70),
        lambda: it.tee([1], 1 << 62), lambda: it.tee([], 0), lambda: it.tee(5, 0),
        lambda: it._tee(), lambda: it._tee_dataobject(1, 2, 3), lambda: list(it._tee([1, 2])))
first, second = it.tee("abc")
attempt(lambda: next(first), lambda: first.__reduce__(), lambda: second.__reduce__())
link = first.__reduce__()[2][0]
attempt(lambda: link.__reduce__(), lambda: copy.copy(first), lambda: first.__setstate__(5),
        lambda: first.__setstate__((link, 1)), lambda: list(first),
        lambda: first.__setstate__((link, 90)), lambda: first.__setstate__((5, 90)))


class Copied:
    def __init__(self, count=0):
        self.count = count

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        return self.count

    def __copy__(self):
        return Copied(self.count)


class Asking:
    def __iter__(self):
        return self

    def __next__(self):
        return next(asking)


first, second = it.tee(Copied())
print(type(first).__name__, next(first), next(first), next(second))
asking, other = it.tee(Asking())
attempt(lambda: next(asking))
only, = it.tee("ab", 1)
reference = weakref.ref(only)
print(reference() is only)
long = it.tee(range(30000), 3)
print(sum(long[0]), sum(long[1]), next(long[2]))

print("subclasses")


class Product(it.product):
    def __init__(self, *pools, x=1):
        self.x = x


class Pairs(it.combinations):
    pass


pairs = Pairs("abc", 2)
pairs.note = 5
attempt(lambda: Product([1], x=3), lambda: (list(pairs), pairs.note),
        lambda: type("G", (it._grouper,), {}), lambda: type("T", (it._tee,), {}))

print("pickles and copies")
for rows in (it.product("ab", repeat=2), it.permutations("abc"), it.combinations("abc", 2),
             it.combinations_with_replacement("ab", 2), it.zip_longest([1], [2, 3])):
    next(rows)
    print(list(copy.copy(rows)), list(pickle.loads(pickle.dumps(rows))))
groups = it.groupby([1, 1, 2])
next(groups)
print([(key, list(group)) for key, group in pickle.loads(pickle.dumps(groups))])
first, second = it.tee([1, 2, 3])
next(first)
print([list(one) for one in pickle.loads(pickle.dumps((first, second)))])


class Node:
    pass


def make_cycles():
    node = Node()
    row = [node]
    node.held = [it.product(row, repeat=2), it.permutations(row), it.combinations(row, 1),
                 it.groupby(row), it.zip_longest(row), it.tee(row)]
    node.held.append(next(node.held[3]))
    next(node.held[5][0])
    return weakref.ref(node)


references = [make_cycles() for _ in range(20)]
gc.collect()
print({reference() for reference in references})
