# CPython: "started" may stand before or after "working", and the two wait for each other. Here there
# is one thread: start() runs the target to its end.
import threading


def work():
    print("working", threading.current_thread() is thread)


thread = threading.Thread(target=work)
thread.start()
print("started", thread.is_alive())
thread.join()

# CPython: a call may begin after submit() has returned.
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(1) as pool:
    future = pool.submit(print, "called")
    print("submitted", future.done())
