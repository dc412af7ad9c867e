# Breadth-first search, memo by dict and lru_cache, tuples as keys, while loops.
import functools
import report
from collections import deque
import heapq


def walk(n):
    seen = {(0, 0)}
    queue = deque([(0, 0, 0)])
    while queue:
        x, y, d = queue.popleft()
        if x == n - 1 and y == n - 1:
            return d, len(seen)
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            p = (x + dx, y + dy)
            if 0 <= p[0] < n and 0 <= p[1] < n and p not in seen and (p[0] * p[1]) % 5 != 4:
                seen.add(p)
                queue.append((p[0], p[1], d + 1))
    return None


@functools.lru_cache(maxsize=None)
def ways(n, k):
    if n == 0:
        return 1
    if n < 0 or k == 0:
        return 0
    return ways(n - k, k) + ways(n, k - 1)


def edit(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def dijkstra(n):
    heap, best = [(0, 0)], {0: 0}
    while heap:
        d, v = heapq.heappop(heap)
        if d > best[v]:
            continue
        for w, c in ((v * 2 % n, 3), ((v + 1) % n, 1), (v * 7 % n, 5)):
            if d + c < best.get(w, 1 << 30):
                best[w] = d + c
                heapq.heappush(heap, (d + c, w))
    return sum(best.values())


print(walk(120), ways(90, 90), edit("kitten sitting" * 12, "sitting kitten" * 12), dijkstra(20000))
report.cost()
