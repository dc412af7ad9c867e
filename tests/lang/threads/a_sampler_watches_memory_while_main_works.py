# A thread that looks at the memory every few milliseconds while the main one computes.
import resource
import threading
import time
import tracemalloc


class Sampler:
    def __init__(self, interval=0.005):
        self.interval, self.samples = interval, []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def _watch(self):
        while not self._stop.wait(self.interval):
            self.samples.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)

    def __exit__(self, *details):
        self._stop.set()
        self._thread.join()


with Sampler() as sampler:
    end, rows = time.monotonic() + 0.15, []
    while time.monotonic() < end:
        rows.append([0] * 100)
print(len(sampler.samples) >= 3, sampler.samples == sorted(sampler.samples))


def monitor(stop, peaks):
    while not stop.is_set():
        peaks.append(tracemalloc.get_traced_memory()[1])
        time.sleep(0.003)


tracemalloc.start()
stop, peaks = threading.Event(), []
thread = threading.Thread(target=monitor, args=(stop, peaks))
thread.start()
blocks = []
for _ in range(10):
    blocks.append(bytearray(100_000))
    time.sleep(0.005)
stop.set()
thread.join()
tracemalloc.stop()
print(len(peaks) >= 5, peaks[-1] >= 900_000, peaks[0] < peaks[-1])


def track_memory(interval):
    def decorator(function):
        def wrapper(*args):
            samples, ended = [], threading.Event()

            def look():
                while not ended.is_set():
                    samples.append(time.monotonic())
                    time.sleep(interval)

            watcher = threading.Thread(target=look, daemon=True)
            watcher.start()
            result = function(*args)
            ended.set()
            watcher.join()
            return result, samples
        return wrapper
    return decorator


@track_memory(0.002)
def compute(seconds):
    end, count = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        count += sum(i * i for i in range(100))
    return count > 0


result, samples = compute(0.1)
print(result, len(samples) >= 3)
