# A class of vectors with operators, and one that is a sequence and an iterator.
import report


class V:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, o):
        return V(self.x + o.x, self.y + o.y)

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

    def __eq__(self, o):
        return self.x == o.x and self.y == o.y

    def __lt__(self, o):
        return self.x < o.x

    def __hash__(self):
        return hash((self.x, self.y))

    def __call__(self, k):
        return self.x + k

    @property
    def size(self):
        return abs(self.x) + abs(self.y)


class Row:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)

    def __contains__(self, v):
        return v in self.items

    def __iter__(self):
        self.i = 0
        return self

    def __next__(self):
        i = self.i
        if i >= len(self.items):
            raise StopIteration
        self.i = i + 1
        return self.items[i]


def run(n):
    a, b = V(1, 2), V(3, 4)
    total = V(0, 0)
    hits = 0
    row = Row(list(range(10)))
    d = {}
    for i in range(n):
        total = total + (a + b) * 2
        hits += (a == b) + (a < b) + a(i) + a.size + row[i % 10] + len(row) + (5 in row)
        d[V(i % 10, 1)] = i
    for _ in range(n // 10):
        for x in row:
            hits += x
    return total.x, total.y, hits, len(d), sorted([V(i * 7 % 50, 0) for i in range(50)])[3].x


print(run(60000))
report.cost()
