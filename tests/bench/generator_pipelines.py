# Generators that feed one another, yield from, send.
import report


def numbers(n):
    for i in range(n):
        yield i


def odd(source):
    for x in source:
        if x & 1:
            yield x


def pairs(source):
    last = None
    for x in source:
        if last is not None:
            yield last, x
        last = x


def chain(*sources):
    for s in sources:
        yield from s


def average():
    total = count = 0
    value = None
    while True:
        value = yield (total / count if count else 0)
        total += value
        count += 1


def run(n):
    total = sum(a * b % 7 for a, b in pairs(odd(numbers(n))))
    count = sum(1 for _ in chain(numbers(n), (x for x in numbers(n))))
    a = average()
    next(a)
    for i in range(n):
        r = a.send(i)
    return total, count, r


print(run(300000))
report.cost()
