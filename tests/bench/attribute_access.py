# 5,000,000 reads and writes of attributes in a loop.
import report


class P:
    __slots__ = ("x", "y")


def run():
    p = P()
    p.x, p.y = 1, 2.5
    total = 0
    for i in range(5000000):
        p.x = i
        total += p.x
    return total


print(run())
report.cost()
