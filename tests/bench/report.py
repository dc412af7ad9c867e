# Prints what a benchmark has cost so far: CPU seconds, peak resident kilobytes, and, where the
# runtime has a history of its collections, the longest and all pauses in microseconds.
import time


def pauses():
    try:
        import tare
        history = tare.collections()
    except (ImportError, AttributeError):
        return 0, 0
    return history["longest_pause_ns"] // 1000, history["total_pause_ns"] // 1000


def cost():
    seconds = time.process_time()
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmHWM"):
                print("cost", seconds, line.split()[1], *pauses())
