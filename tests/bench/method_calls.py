# 3,000,000 method calls that change an attribute.
import report


class Counter:
    def __init__(self):
        self.n = 0

    def add(self, k):
        self.n += k
        return self


def run():
    c = Counter()
    for i in range(3000000):
        c.add(i)
    return c.n


print(run())
report.cost()
