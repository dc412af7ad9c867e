import sys
import time
print(sys.version_info[:2] == (3, 11), sys.version_info.major, sys.version_info >= (3, 8), sys.byteorder, sys.maxsize, sys.maxunicode, sys.getdefaultencoding())
print(type(sys.argv).__name__, type(sys.path).__name__, type(sys.modules).__name__, "sys" in sys.modules, type(sys.version).__name__, type(sys.platform).__name__, sys.platform)
print(sys.intern("abc") is sys.intern("abc"), sys.getrecursionlimit(), sys.float_info.max, sys.float_info.epsilon, sys.hash_info.width, sys.int_info.bits_per_digit > 0, sys.implementation.name != "")
sys.stdout.write("written\n")
print("to stderr" and sys.stdout.write("") == 0)
print("x", file=sys.stdout, flush=True)
a = []
before = sys.getrefcount(a)
b = a
print(sys.getrefcount(a) - before)
t = time.time()
p = time.perf_counter()
time.sleep(0.01)
print(time.time() >= t, time.perf_counter() - p >= 0.009, isinstance(time.time_ns(), int), isinstance(time.monotonic(), float), time.process_time() >= 0, time.perf_counter_ns() > 0, time.monotonic_ns() > 0)
try:
    time.sleep(-1)
except ValueError as e:
    print(e)
try:
    sys.intern(5)
except TypeError as e:
    print(e)
try:
    sys.getrefcount()
except TypeError as e:
    print(e)
print(sys.getsizeof([]) > 0, isinstance(sys.getsizeof(object()), int), sys.getsizeof("a" * 1000) > 1000)
out = []


class Writer:
    def write(self, s):
        out.append(s)

    def flush(self):
        pass


old = sys.stdout
sys.stdout = Writer()
print("captured", 1, end="!")
sys.stdout = old
print(out)
old_hook = sys.displayhook
print(callable(sys.displayhook), callable(sys.excepthook), sys.exc_info(), sys.flags.optimize if hasattr(sys, "flags") else 0)
