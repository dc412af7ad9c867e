# Names, states, lists of threads, and what must not be done with them.
import re
import threading
import time


def show(thread):
    return re.sub(r"\d{5,}", "N", repr(thread))


def wait_for(event):
    event.wait()


event = threading.Event()
first = threading.Thread(target=wait_for, args=(event,))
second = threading.Thread(target=wait_for, kwargs={"event": event}, name="named", daemon=True)
print(show(first), show(second), first.is_alive(), first.ident, first.native_id)
print(threading.active_count(), threading.enumerate() == [threading.main_thread()])
first.start(), second.start()
print(show(first), show(second), first.is_alive())
print(threading.active_count(), sorted(thread.name for thread in threading.enumerate()))
print(len({first.ident, second.ident, threading.get_ident()}),
      len({first.native_id, second.native_id, threading.get_native_id()}))
first.join(0.01)
print("still there:", first.is_alive())
event.set()
first.join(), second.join(), first.join(timeout=0)
print(show(first), show(second), first.is_alive(), threading.active_count())


class Summing(threading.Thread):
    def __init__(self, numbers):
        super().__init__()
        self.numbers, self.total = numbers, None

    def run(self):
        self.total = sum(self.numbers)


parts = [Summing(range(low, low + 100)) for low in range(0, 300, 100)]
for part in parts:
    part.start()
for part in parts:
    part.join()
print(sum(part.total for part in parts), [part.name for part in parts])
nested = []


def outer():
    nested.append(threading.current_thread().daemon)
    inner = threading.Thread(target=lambda: nested.append(threading.current_thread().daemon))
    inner.start()
    inner.join()


for daemon in True, False:
    thread = threading.Thread(target=outer, daemon=daemon)
    thread.start()
    thread.join()
print(nested)
unstarted = threading.Thread(target=print, name=5)


def join_itself():
    try:
        threading.current_thread().join()
    except RuntimeError as problem:
        print(problem)


thread = threading.Thread(target=join_itself)
thread.start()
thread.join()


class Forgetful(threading.Thread):
    def __init__(self):
        pass


for call in (unstarted.join, first.start, threading.main_thread().start,
             lambda: setattr(first, "daemon", True), threading.current_thread().join,
             lambda: threading.Thread(group=1), lambda: Forgetful().start(),
             lambda: unstarted.name, lambda: threading.Thread(target=1).name):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)
timer = threading.Timer(0.005, print, ["after a while"], {"sep": "-"})
timer.start()
timer.join()
cancelled = threading.Timer(10, print, ["never"])
cancelled.start()
cancelled.cancel()
cancelled.join(5)
print(cancelled.is_alive(), timer.finished.is_set())
for stack_bytes in 5, -1, 65536, 0:
    try:
        print(threading.stack_size(stack_bytes), threading.stack_size())
    except ValueError as problem:
        print(problem)
