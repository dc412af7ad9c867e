# At the end of the program threads are waited for, then atexit runs; daemons are given up.
import atexit
import threading
import time


class Thing:
    def __del__(self):
        print("never finalized")


def linger():
    time.sleep(0.02)
    print("thread ends, main is alive:", threading.main_thread().is_alive())
    threading.Thread(target=lambda: (time.sleep(0.005), print("started late"))).start()


def forever(lock):
    thing, text = Thing(), "x" * 1000
    try:
        with lock:
            sorted([3, 1, 2], key=lambda n: lock.acquire() and len(text))
        print("never here")
    finally:
        print("nor here")


def generate(gate):
    try:
        yield gate.wait()
    finally:
        print("nor in a generator")


def loop_forever():
    while True:
        time.sleep(0.001)


lock = threading.Lock()
daemons = [threading.Thread(target=forever, args=(lock,), daemon=True),
           threading.Thread(target=lambda: list(generate(threading.Event())), daemon=True),
           threading.Thread(target=loop_forever, daemon=True)]
for thread in daemons:
    thread.start()
atexit.register(print, "atexit")
threading.Thread(target=linger).start()
print("main ends")
