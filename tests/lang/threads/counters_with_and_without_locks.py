# A counter that several threads add to; locks of both kinds, with and without patience.
import threading
import time

counter = 0
lock = threading.Lock()


def add(times):
    global counter
    for _ in range(times):
        with lock:
            counter += 1


threads = [threading.Thread(target=add, args=(3000,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(counter, lock.locked())


class Account:
    def __init__(self, balance):
        self.balance, self.lock = balance, threading.RLock()

    def withdraw(self, amount):
        with self.lock:
            if self.balance >= amount:
                time.sleep(0.0001)
                self.balance -= amount
                return True
            return False

    def transfer(self, other, amount):
        with self.lock:
            if self.withdraw(amount):
                with other.lock:
                    other.balance += amount


account, other = Account(100), Account(0)
threads = [threading.Thread(target=account.transfer, args=(other, 30)) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(account.balance, other.balance)

# While another thread holds the lock.
holds, may_go = threading.Event(), threading.Event()


def hold(what):
    with what:
        holds.set()
        may_go.wait()


for what in threading.Lock(), threading.RLock():
    holds.clear(), may_go.clear()
    thread = threading.Thread(target=hold, args=(what,))
    thread.start()
    holds.wait()
    print(what.acquire(False), what.acquire(blocking=False), what.acquire(timeout=0.01),
          what.acquire(True, 0), repr(what).split()[0])
    may_go.set()
    print(what.acquire(timeout=5), repr(what).split()[0])
    what.release()
    thread.join()
    print(repr(what).split()[0])
# A lock, not a recursive one, may be opened by another thread.
lock.acquire()
threading.Timer(0.01, lock.release).start()
print(lock.acquire(timeout=5))
recursive = threading.RLock()
recursive.acquire()


def steal():
    try:
        recursive.release()
    except RuntimeError as problem:
        print(problem)


thread = threading.Thread(target=steal)
thread.start()
thread.join()
for call in (lambda: lock.acquire(False, 1), lambda: lock.acquire(timeout=-2),
             lambda: lock.acquire("x"),
             lambda: lock.acquire(timeout=float("nan")), lambda: type(lock)(),
             lambda: __import__("pickle").dumps(lock), lambda: __import__("copy").copy(recursive)):
    try:
        print(call())
    except Exception as problem:
        print(type(problem).__name__, problem)
print(type(lock), type(recursive), threading.Lock, recursive._is_owned())
