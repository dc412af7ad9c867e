# The worker of many introductions: a daemon that loops on get(), while the main thread waits by join().
import queue
import threading

tasks = queue.Queue()
done = []


def worker():
    while True:
        item = tasks.get()
        print("working on", item)
        done.append(item)
        tasks.task_done()


threading.Thread(target=worker, daemon=True).start()
for item in range(8):
    tasks.put(item)
tasks.join()
print("all done", done, tasks.unfinished_tasks, tasks.empty())

# Several workers, ended by a None for each.
results, jobs = queue.Queue(), queue.Queue(maxsize=3)


def square():
    while (number := jobs.get()) is not None:
        results.put((number, number * number))
        jobs.task_done()
    jobs.task_done()


workers = [threading.Thread(target=square) for _ in range(4)]
for thread in workers:
    thread.start()
for number in range(20):
    jobs.put(number)
for _ in workers:
    jobs.put(None)
jobs.join()
for thread in workers:
    thread.join()
print(sorted(results.queue), [thread.is_alive() for thread in workers])

# Without a partner a queue has an end to its patience.
small = queue.Queue(1)
small.put("first")
for call in (lambda: small.put("second", timeout=0.01), lambda: small.put_nowait("third"),
             lambda: small.get(timeout=-1), small.get, lambda: small.get(timeout=0.01),
             small.get_nowait, small.task_done, small.task_done):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__module__, type(problem).__name__, problem)
order = queue.PriorityQueue()
late = threading.Timer(0.01, lambda: [order.put(entry) for entry in ((2, "b"), (1, "a"))])
late.start()
late.join()
print(order.get(), order.get())
simple = queue.SimpleQueue()
threading.Timer(0.01, simple.put, ["came"]).start()
print(simple.get(), simple.empty())
