def numbers(n):
    for i in range(n):
        yield i


def evens(it):
    for x in it:
        if x % 2 == 0:
            yield x


def squares(it):
    return (x * x for x in it)


print(list(squares(evens(numbers(10)))))


def averager():
    total = count = 0
    avg = None
    while True:
        value = yield avg
        if value is None:
            return total, count
        total += value
        count += 1
        avg = total / count


a = averager()
next(a)
print([a.send(v) for v in (10, 20, 60)])
try:
    a.send(None)
except StopIteration as e:
    print(e.value)


def take(n, it):
    for _, x in zip(range(n), it):
        yield x


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


print(list(take(12, primes())))


def scheduler(tasks):
    trace = []
    tasks = list(tasks)
    while tasks:
        t = tasks.pop(0)
        try:
            trace.append(next(t))
            tasks.append(t)
        except StopIteration:
            pass
    return trace


def task(name, n):
    for i in range(n):
        yield f"{name}{i}"


print(scheduler([task("a", 3), task("b", 1), task("c", 2)]))


def window(it, n):
    buf = []
    for x in it:
        buf.append(x)
        if len(buf) == n:
            yield tuple(buf)
            del buf[0]


print(list(window(range(6), 3)))
print(sum(x for x in range(101)), max((len(w), w) for w in ["a", "ccc", "bb"]), dict((k, k * 2) for k in "ab"))
print(any(x > 3 for x in range(10 ** 6)), all(x < 3 for x in range(10 ** 6)))
