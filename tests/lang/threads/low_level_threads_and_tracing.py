# The module _thread, functions that are told of calls in new threads, and frames of all threads.
import _thread
import sys
import threading
import time

done = _thread.allocate_lock()
done.acquire()
log = []


def work(first, second=0):
    log.append((first, second, _thread.get_ident() == threading.main_thread().ident))
    log.append(threading.current_thread().daemon)
    done.release()


ident = _thread.start_new_thread(work, (1,), {"second": 2})
done.acquire()
print(log, isinstance(ident, int), ident != _thread.get_ident())


def leave():
    try:
        _thread.exit()
    finally:
        done.release()


_thread.start_new_thread(leave, ())
done.acquire()
for call in (lambda: _thread.start_new_thread(1, ()), lambda: _thread.start_new_thread(print, 1),
             lambda: _thread.start_new_thread(print, (), 1), lambda: _thread.start_new_thread()):
    try:
        call()
    except TypeError as problem:
        print(problem)
print(_thread.error, _thread.LockType is type(done), _thread.TIMEOUT_MAX, threading.TIMEOUT_MAX)

calls = []


def tracer(frame, event, argument):
    if frame.f_code.co_name in ("traced", "helper"):
        calls.append((event, frame.f_code.co_name, threading.current_thread().name))
        return tracer


def helper():
    return 1


def traced():
    return helper()


threading.settrace(tracer)
thread = threading.Thread(target=traced, name="t")
thread.start()
thread.join()
print(threading.gettrace() is tracer, sys.gettrace())
threading.settrace(None)
traced()
print(calls)
calls.clear()
threading.setprofile(lambda frame, event, argument: tracer(frame, event, argument) and None)
thread = threading.Thread(target=traced, name="p")
thread.start()
thread.join()
threading.setprofile(None)
print(calls, threading.getprofile(), sys.getprofile())


def outer(event):
    secret = "found"
    inner(event)


def inner(event):
    event.wait()


event = threading.Event()
thread = threading.Thread(target=outer, args=(event,))
thread.start()
time.sleep(0.005)
frames = sys._current_frames()
frame = frames[thread.ident]
names = []
while frame:
    names.append(frame.f_code.co_name)
    if frame.f_code.co_name == "outer":
        print(frame.f_locals["secret"])
    frame = frame.f_back
print([name for name in names if name in ("inner", "outer", "run")],
      frames[threading.get_ident()].f_code.co_name, len(frames))
del frames, frame
event.set()
thread.join()
# Ctrl-C as a thread may send it.
thread = threading.Thread(target=_thread.interrupt_main)
try:
    thread.start()
    time.sleep(5)
except KeyboardInterrupt:
    print("interrupted")
thread.join()
