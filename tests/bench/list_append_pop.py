# Lists as stacks and queues: append, pop, insert, index, slices, del, extend.
import report
from collections import deque


def run(n):
    stack = []
    push = 0
    for i in range(n):
        stack.append(i)
        stack.append(i + 1)
        push += stack.pop()
    small = []
    for i in range(n):
        small.insert(0, i)
        if len(small) > 20:
            small.pop(0)
            del small[5]
    q = deque()
    for i in range(n):
        q.append(i)
        if len(q) > 50:
            push += q.popleft()
    part = stack[10:-10:3]
    part.extend(stack[:100])
    part.reverse()
    return push, len(small), len(part), part.index(50), 99 in part


print(run(300000))
report.cost()
