"""What threading is made of, as far as one thread goes."""
import threading
from threading import TIMEOUT_MAX, Lock, RLock, get_ident, get_native_id

error, allocate_lock, allocate, LockType = RuntimeError, Lock, Lock, Lock


def start_new_thread(function, args, kwargs={}, /):
    """Runs the function to its end; the number of the thread that it was."""
    thread = threading.Thread(target=function, args=args, kwargs=kwargs)
    thread.start()
    return thread.ident


start_new = start_new_thread


def exit():
    raise SystemExit


def interrupt_main(signum=2):
    raise KeyboardInterrupt


def stack_size(size=0):
    return 0
