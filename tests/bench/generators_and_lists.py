# Comprehensions, generators, sorting and slices.
import report


def numbers(n):
    for i in range(n):
        yield (i * 7919) % 10007


def run():
    total = 0
    for _ in range(10):
        l = [x * 2 for x in numbers(100000) if x % 2]
        l.sort()
        total += sum(l[::3]) + sum(x for x in l)
    return total


print(run())
report.cost()
