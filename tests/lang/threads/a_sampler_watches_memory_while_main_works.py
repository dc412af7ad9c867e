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
    end, rows = time.monotonic() + 20, []
    while len(sampler.samples) < 4 and time.monotonic() < end:
        rows = [[0] * 100 for _ in range(100)]
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
end = time.monotonic() + 20
for number in range(10):
    blocks.append(bytearray(100_000))
    while len(peaks) <= number + 1 and time.monotonic() < end:
        time.sleep(0.002)
stop.set()
thread.join()
tracemalloc.stop()
print(len(peaks) >= 5, peaks[-1] >= 900_000, peaks[0] < peaks[-1])


def track_memory(interval):
    def decorator(function):
        def wrapper():
            samples, ended = [], threading.Event()

            def look():
                while not ended.is_set():
                    samples.append(time.monotonic())
                    time.sleep(interval)

            watcher = threading.Thread(target=look, daemon=True)
            watcher.start()
            result = function(samples)
            ended.set()
            watcher.join()
            return result, samples
        return wrapper
    return decorator


@track_memory(0.002)
def compute(samples):
    end, count = time.monotonic() + 20, 0
    while len(samples) < 4 and time.monotonic() < end:
        count += sum(i * i for i in range(100))
    return count >= 0


result, samples = compute()
print(result, len(samples) >= 3)
