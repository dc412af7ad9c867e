# CPython: hangs for ever. Here, when every thread waits for something that no thread could bring
# about, the main thread gets an error that tells where each of them waits.
import queue
import threading

left, right = threading.Lock(), threading.Lock()
both = threading.Barrier(2)


def take(first, second):
    with first:
        both.wait()
        with second:
            pass


thread = threading.Thread(target=take, args=(left, right), name="worker", daemon=True)
thread.start()
try:
    take(right, left)
except RuntimeError as problem:
    print(problem)
thread.join()
print(thread.is_alive(), left.locked(), right.locked())

for call in (queue.Queue().get, threading.Event().wait):
    try:
        call()
    except RuntimeError as problem:
        print(problem)
