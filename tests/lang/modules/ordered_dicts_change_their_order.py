# OrderedDict: taking from both ends, moving to both ends, against a list that does the same.
from collections import OrderedDict
from random import Random


def attempt(*calls):
    for call in calls:
        try:
            print(call())
        except Exception as problem:
            print(type(problem).__name__, problem)


class Same:
    """Equal to all of its kind with the same hash, which comparing can empty a dict."""

    def __init__(self, name, hash):
        self.name, self.hash = name, hash

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        return self.name == other.name

    def __repr__(self):
        return self.name


def compare(seed, make_key):
    random, ordered, row = Random(seed), OrderedDict(), []
    for step in range(3000):
        key, choice = make_key(random.randrange(60)), random.randrange(9)
        if choice < 4:
            if key not in ordered:
                row.append(key)
            ordered[key] = step
        elif choice < 5 and row:
            assert ordered.popitem(last=False)[0] == row.pop(0)
        elif choice < 6 and row:
            assert ordered.popitem()[0] == row.pop()
        elif choice < 8 and row:
            key, last = random.choice(row), random.random() < 0.7
            ordered.move_to_end(key, last=last)
            row.remove(key)
            row.insert(len(row) if last else 0, key)
        elif row:
            key = random.choice(row)
            row.remove(key)
            del ordered[key]
        assert list(ordered) == row and list(reversed(ordered)) == row[::-1]
        assert len(ordered) == len(row) and all(key in ordered for key in row)
    return len(row)


for seed in range(3):
    print(compare(seed, int), compare(seed, str), compare(seed, lambda n: (n, n)),
          compare(seed, lambda n: Same(str(n), n % 5)))

queue = OrderedDict.fromkeys(range(20000))
total = 0
for n in range(20000, 40000):  # quick only if what has gone is not walked over
    total += queue.popitem(last=False)[0]
    queue[n] = None
while queue:
    total += queue.popitem(False)[0]
print(total)
ordered = OrderedDict(a=1, b=2, c=3)
attempt(lambda: ordered.move_to_end("z"), lambda: ordered.move_to_end([]),
        lambda: OrderedDict().popitem(), lambda: OrderedDict().popitem(False),
        lambda: ordered.move_to_end("a"), lambda: ordered, lambda: ordered.move_to_end("a", False),
        lambda: ordered, lambda: ordered.popitem(last=True), lambda: ordered.popitem(last=False),
        lambda: ordered)
