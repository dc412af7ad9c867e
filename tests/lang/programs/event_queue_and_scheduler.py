class Heap:
    def __init__(self):
        self.a = []

    def push(self, x):
        a = self.a
        a.append(x)
        i = len(a) - 1
        while i and a[i] < a[(i - 1) // 2]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2

    def pop(self):
        a = self.a
        a[0], a[-1] = a[-1], a[0]
        top = a.pop()
        i = 0
        while (c := 2 * i + 1) < len(a):
            if c + 1 < len(a) and a[c + 1] < a[c]:
                c += 1
            if a[i] <= a[c]:
                break
            a[i], a[c] = a[c], a[i]
            i = c
        return top

    def __bool__(self):
        return bool(self.a)


class Loop:
    def __init__(self):
        self.queue, self.now, self.seq, self.log = Heap(), 0, 0, []

    def at(self, when, f, *args):
        self.seq += 1
        self.queue.push((when, self.seq, f, args))

    def spawn(self, gen):
        def step(value=None):
            try:
                delay = gen.send(value)
            except StopIteration as e:
                self.log.append((self.now, gen.__name__, "done", e.value))
            except ValueError as e:
                self.log.append((self.now, gen.__name__, "failed", str(e)))
            else:
                self.at(self.now + delay, step, self.now)
        self.at(self.now, step)

    def run(self):
        while self.queue:
            self.now, _, f, args = self.queue.pop()
            f(*args)
        return self.log


def worker(n, delay):
    total = 0
    for _ in range(n):
        started = yield delay
        total += started
    return total


def failing():
    yield 5
    raise ValueError("worker died")


loop = Loop()
loop.spawn(worker(3, 2))
loop.spawn(worker(2, 5))
loop.spawn(failing())
loop.at(3, lambda who: loop.log.append((loop.now, who)), "timer")
loop.at(4, loop.spawn, worker(1, 1))
for line in loop.run():
    print(line)
h = Heap()
for x in [5, 3, 8, 1, 9, 2, 7]:
    h.push(x)
print([h.pop() for _ in range(7)], bool(h))
