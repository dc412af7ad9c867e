# What a thread raises is told by threading.excepthook and ends that thread; the others go on.
import sys
import threading


def fail(kind):
    kind("in a thread")


def raising(kind):
    raise kind("in a thread")


told = []
threading.excepthook = lambda args: told.append(
    (args.exc_type.__name__, str(args.exc_value), args.thread.name,
     args.exc_traceback.tb_frame.f_code.co_name))
for kind in ValueError, KeyError, SystemExit:
    thread = threading.Thread(target=raising, args=(kind,), name=kind.__name__)
    thread.start()
    thread.join()
print(told, thread.is_alive())
threading.excepthook = threading.__excepthook__
for stop in sys.exit, lambda: raising(SystemExit):
    thread = threading.Thread(target=stop)
    thread.start()
    thread.join()


# Each has its own exceptions in progress.
def handle(name, mine, other):
    try:
        raise LookupError(name)
    except LookupError:
        other.set()
        mine.wait()
        told.append(str(sys.exc_info()[1]))
        try:
            raise KeyError("second")
        except KeyError as problem:
            told.append(str(problem.__context__))


told.clear()
events = threading.Event(), threading.Event()
threads = [threading.Thread(target=handle, args=("left", *events)),
           threading.Thread(target=handle, args=("right", *reversed(events)))]
try:
    raise RuntimeError("main")
except RuntimeError:
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(told), sys.exc_info()[1])


# Each has its own depth.
def deep(n):
    return n and 1 + deep(n - 1)


def too_deep():
    return 1 + too_deep()


def measure():
    told.append(deep(900))
    try:
        too_deep()
    except RecursionError as problem:
        told.append(str(problem))


told.clear()
thread = threading.Thread(target=lambda: deep(300) or measure())
thread = threading.Thread(target=measure)
thread.start()
thread.join()
measure()
print(told)
# Results and errors handed on by hand.
outcomes = []


def guarded(function, *args):
    try:
        outcomes.append(function(*args))
    except Exception as problem:
        outcomes.append(problem)


threads = [threading.Thread(target=guarded, args=(int, text)) for text in ("5", "x")]
for thread in threads:
    thread.start()
    thread.join()
print(outcomes)
