# What _thread.start_new_thread() calls has no hook of its own: the last resort tells of it.
import _thread
import time

done = _thread.allocate_lock()
done.acquire()


class Function:
    def __repr__(self):
        return "<the function>"

    def __call__(self, number):
        try:
            return number / 0
        finally:
            done.release()


_thread.start_new_thread(Function(), (1,))
done.acquire()
time.sleep(0.05)
print("goes on")
