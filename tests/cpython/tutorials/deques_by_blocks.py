# A deque takes blocks of 64 items, and where the first one begins depends on how it was filled.
from collections import deque
import random
import sys

for make in (deque, lambda: deque([1]), lambda: deque(range(63)), lambda: deque(range(64)),
             lambda: deque(range(1000)), lambda: deque(range(1000), 10), lambda: deque([1]).copy(),
             lambda: deque([1, 2]).copy(), lambda: deque(range(40)) * 3,
             lambda: deque("ab") + deque("c")):
    one = make()
    print(len(one), sys.getsizeof(one), one.__sizeof__())
queue, sizes = deque(), []
for i in range(200):
    queue.append(i)
    sizes.append(sys.getsizeof(queue))
for i in range(200):
    queue.popleft()
    sizes.append(sys.getsizeof(queue))
for i in range(150):
    queue.appendleft(i)
    sizes.append(sys.getsizeof(queue))
while queue:
    queue.pop()
    sizes.append(sys.getsizeof(queue))
print(sizes)
random.seed(3)
for trial in range(12):
    queue, sizes = deque(maxlen=random.choice([None, None, 70, 1])), []
    for step in range(300):
        number = random.randrange(40)
        if number < 12:
            queue.append(step)
        elif number < 20:
            queue.appendleft(step)
        elif number < 25 and queue:
            queue.popleft()
        elif number < 29 and queue:
            queue.pop()
        elif number < 32:
            queue.rotate(random.randint(-90, 90))
        elif number < 34:
            queue.extend(range(number))
        elif number < 36:
            queue.extendleft(range(number))
        elif number == 36 and step % 7 == 0:
            queue.clear()
        elif number == 37 and queue:
            del queue[0]
        elif number == 38 and len(queue) > 9 and queue.maxlen is None:
            queue.insert(1, step)
            queue.insert(len(queue) - 2, step)
        elif number == 39 and len(queue) > 9:
            del queue[2], queue[-3]
        sizes.append(sys.getsizeof(queue))
    print(sum(sizes), sizes[::23], list(queue)[:5])
