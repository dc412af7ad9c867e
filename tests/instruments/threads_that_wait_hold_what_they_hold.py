# What lives in a thread that waits is found there: by name, by line, and by the thread.
import gc
import sys
import tare
import threading


class Case:
    pass


def load(event, count):
    case = Case()
    case.rows = [0] * count
    open_cases(event)
    return case


def open_cases(event):
    event.wait()


def show(title, thing):
    print(title)
    for row in sorted((row["kind"], row["reference"]) for row in tare.why(thing).references):
        if "show" not in row[1] and "Thread.run" not in row[1]:
            print("   ", *row)


event, gate = threading.Event(), threading.Lock()
thread = threading.Thread(target=load, args=(event, 10), name="loader")
thread.start()
(case,) = [thing for thing in gc.get_objects() if type(thing) is Case]
show("of a thread that waits", case)
print("found by gc:", len(gc.get_referrers(case.rows)) > 0)
del case
event.set()
thread.join()
print("gone with the thread:", not [t for t in gc.get_objects() if type(t) is Case])

# Not begun yet: what it was started with.
import _thread
case = Case()
gate.acquire()
_thread.start_new_thread(lambda case: gate.release(), (case,))
show("of a thread that has not begun", case)
gate.acquire()

# Counting finds what threads share, and looking changes nothing.
event = threading.Event()
shared = Case()
threads = [threading.Thread(target=lambda thing: event.wait(), args=(shared,)) for _ in range(3)]
for thread in threads:
    thread.start()
before = sys.getrefcount(shared)
show("of three threads", shared)
print(sys.getrefcount(shared) == before)
event.set()
for thread in threads:
    thread.join()
show("at the end", shared)
