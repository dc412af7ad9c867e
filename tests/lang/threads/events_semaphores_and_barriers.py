# An event lets all go at once, a semaphore so many at a time, a barrier all when all have come.
import threading
import time

start, order = threading.Event(), []


def runner(name):
    start.wait()
    order.append(name)


threads = [threading.Thread(target=runner, args=(name,)) for name in "abcd"]
for thread in threads:
    thread.start()
print(order, start.is_set(), start.wait(0.01))
start.set()
for thread in threads:
    thread.join()
print(sorted(order), start.wait(), start.wait(0.01))
start.clear()
print(start.is_set())

# Never more than two inside.
semaphore, inside, most = threading.Semaphore(2), 0, 0


def enter():
    global inside, most
    with semaphore:
        inside += 1
        most = max(most, inside)
        time.sleep(0.005)
        inside -= 1


threads = [threading.Thread(target=enter) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(most, inside)
bounded = threading.BoundedSemaphore(1)
print(bounded.acquire(), bounded.acquire(False), bounded.acquire(timeout=0.01))
threading.Timer(0.01, bounded.release).start()
print(bounded.acquire(timeout=5))
bounded.release()
for call in (bounded.release, lambda: bounded.acquire(False, 1), lambda: bounded.release(0),
             lambda: threading.Semaphore(-1)):
    try:
        call()
    except ValueError as problem:
        print(problem)

# Phases: nobody begins the second before all have ended the first.
log, places = [], []
barrier = threading.Barrier(3, action=lambda: log.append("all here"))


def phases(name):
    for phase in "first", "second":
        log.append(phase)
        places.append(barrier.wait())


threads = [threading.Thread(target=phases, args=(name,)) for name in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(log, sorted(places), barrier.n_waiting, barrier.parties)
breaks = []


def give_up(timeout):
    try:
        barrier.wait(timeout)
    except threading.BrokenBarrierError as problem:
        breaks.append(type(problem).__name__)


threads = [threading.Thread(target=give_up, args=(timeout,)) for timeout in (0.01, 5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(breaks, barrier.broken)
give_up(1)
barrier.reset()
print(breaks, barrier.broken)
thread = threading.Thread(target=give_up, args=(5,))
thread.start()
while not barrier.n_waiting:
    time.sleep(0.001)
barrier.abort()
thread.join()
print(len(breaks), barrier.broken)
