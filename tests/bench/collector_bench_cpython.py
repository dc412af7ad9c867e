# CPython beside what tests/bench/collector_bench.c and pauses_bench.c measure: the same graphs, of
# objects with three slots. Prints the same lines. Usage: full ORDER LIVE, or pauses LIVE.
import gc
import sys
import time

ROUNDS = 3
CHURN_PER_LIVE = 4
HELD_COUNT = 20000


class Node:
    __slots__ = "left", "right", "number"


def build(count, order):
    nodes = []
    for number in range(count):
        node = Node()
        node.number = number
        nodes.append(node)
    state = 1
    for i, node in enumerate(nodes):
        if order == "unlinked":
            node.left = node.right = None
        elif order == "random":
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            node.left = nodes[(state >> 33) % count]
            state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
            node.right = nodes[(state >> 33) % count]
        else:
            node.left = nodes[(i + 1) % count]
            node.right = nodes[i - 1]
    return nodes


def time_full(order, count):
    gc.disable()
    nodes = build(count, order)
    best = 1e30
    for _ in range(ROUNDS):
        start = time.thread_time_ns()
        gc.collect()
        best = min(best, time.thread_time_ns() - start)
    print("full cpython", order, count, f"{best / count:.1f}", "-")
    return nodes


def churn(count):
    ring = [None] * HELD_COUNT
    for i in range(count):
        cycle = []
        cycle.append(cycle)
        if i % 10 == 0:
            ring[i // 10 % HELD_COUNT] = cycle


def time_pauses(count):
    pauses = []
    begun = 0

    def note(phase, info):
        nonlocal begun
        if phase == "start":
            begun = time.thread_time_ns()
        else:
            pauses.append(time.thread_time_ns() - begun)

    nodes = build(count, "random")
    gc.collect()
    gc.callbacks.append(note)
    start = time.thread_time_ns()
    churn(CHURN_PER_LIVE * count)
    took = time.thread_time_ns() - start
    gc.callbacks.remove(note)
    pauses.sort()
    n = len(pauses)
    with open("/proc/self/status") as status:
        peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
    ms = [pauses[n // 2] / 1e6, pauses[n - 1 - n // 100] / 1e6, pauses[-1] / 1e6]
    print("pauses cpython", count, n, *[f"{each:.4f}" for each in ms], "-", peak,
          f"{sum(pauses) / 1e6:.1f} {took / 1e6:.1f}")
    return nodes


if sys.argv[1] == "full":
    time_full(sys.argv[2], int(sys.argv[3]))
else:
    time_pauses(int(sys.argv[2]))
