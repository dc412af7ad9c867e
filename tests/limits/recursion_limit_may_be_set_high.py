import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


sys.setrecursionlimit(200000)
print(depth(150000))


def down(n):
    return down(n + 1)


try:
    down(0)
except (RecursionError, MemoryError) as e:
    print(type(e).__name__)
