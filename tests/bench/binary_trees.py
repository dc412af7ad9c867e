# Short-lived trees: allocation and release.
import report


class Node:
    __slots__ = ("left", "right")


def make(depth):
    n = Node()
    if depth:
        n.left, n.right = make(depth - 1), make(depth - 1)
    else:
        n.left = n.right = None
    return n


def check(n):
    return 1 if n.left is None else 1 + check(n.left) + check(n.right)


print(sum(check(make(12)) for _ in range(60)))
report.cost()
