# How often the collector looks, and what that costs: the same program with other thresholds. The
# times differ from run to run, so only what is the same each time is printed; `tare.collections()`
# and %gc have the rest.
import gc
import tare


class Node:
    __slots__ = ("next",)


def churn(count):
    for _ in range(count):
        node = Node()
        node.next = node


def run(threshold):
    gc.collect()
    gc.set_threshold(*threshold)
    before = tare.collections()["total_count"]
    churn(20000)
    gc.set_threshold(0)
    events = [event for event in tare.collections()["events"] if event["number"] > before]
    most = max((event["collected_count"] for event in events), default=0)
    kept = gc.collect()
    gc.set_threshold(700, 10, 10)
    return len(events), most, kept


print(f"{'threshold':>10}{'collections':>13}{'most in one':>13}{'left at the end':>17}")
for first in (100, 700, 5000, 0):
    count, most, kept = run((first, 10, 10))
    print(f"{first or 'never':>10}{count:13}{most:13}{kept:17}")
print("Rare collections cost less time and let more garbage lie about.")
