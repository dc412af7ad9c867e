# None of them waits for anything, and yet each goes on; a flag of the main thread ends them.
import sys
import threading
import time

running = True
counts = [0, 0, 0]


def spin(place):
    while running:
        counts[place] += 1


threads = [threading.Thread(target=spin, args=(place,)) for place in range(3)]
print(sys.getswitchinterval())
sys.setswitchinterval(0.001)
for thread in threads:
    thread.start()
end = time.monotonic() + 10
while not all(counts) and time.monotonic() < end:
    pass
running = False
for thread in threads:
    thread.join()
print(all(counts), round(sys.getswitchinterval(), 6))
for bad in 0, -1, "x":
    try:
        sys.setswitchinterval(bad)
    except (ValueError, TypeError) as problem:
        print(problem)


# In the middle of a sort, of a comprehension, of a generator, of a class statement.
def key(n):
    time.sleep(0.0005)
    return -n


results = {}


def several(name):
    items = sorted(range(20), key=key)
    squares = [n * n for n in items if key(n) or True]

    def count_down():
        for n in items:
            time.sleep(0)
            yield n

    class Box:
        time.sleep(0.001)
        content = name

        def __eq__(self, other):
            time.sleep(0.001)
            return self.content == other

        def __hash__(self):
            time.sleep(0.001)
            return hash(self.content)

    results[name] = (items == sorted(items, reverse=True), squares[:2], sum(count_down()),
                     Box() == name, {Box(): 1}[Box()] if False else len({Box(), Box()}),
                     max(items, key=key), list(map(key, range(3))))


threads = [threading.Thread(target=several, args=(name,)) for name in "abc"]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results) == ["a", "b", "c"], results["a"], results["a"] == results["b"] == results["c"])


# Finalizers that wait, while others let objects die.
class Slow:
    def __init__(self, log):
        self.log, self.others = log, []

    def __del__(self):
        time.sleep(0.001)
        self.log.append(len(self.others))


def drop(log):
    for _ in range(10):
        slow = Slow(log)
        slow.others = [[Slow(log)], {1: Slow(log)}]
        del slow
        [[[]] for _ in range(100)]


logs = [[], [], []]
threads = [threading.Thread(target=drop, args=(log,)) for log in logs]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print([log.count(0) for log in logs], [log.count(2) for log in logs])
