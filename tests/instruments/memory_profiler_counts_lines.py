# What each line took, told without the usage at the beginning, which is that of the interpreter.
import gc, io
import memory_profiler
from memory_profiler import LineProfiler, memory_usage, profile, show_results
gc.disable()  # or what a collection frees is told of the line that happens to run
output = io.StringIO()


def show():
    """Prints the tables without the column of usage and the increment of the first line."""
    rows_so_far = None
    for line in output.getvalue().splitlines():
        if line.startswith("Filename: "):
            rows_so_far = None
            continue
        if rows_so_far == 0:
            line = line[:20] + " " * 13 + line[33:]
        if line.startswith("==="):
            rows_so_far = 0
        elif rows_so_far is not None:
            rows_so_far += 1
        print((line[:6] + line[19:]).rstrip())
    output.seek(0)
    output.truncate()


@profile(stream=output)
def blocks():
    a = [1] * (10 ** 6)
    b = [2] * (2 * 10 ** 7)
    del b
    return a


blocks()
show()


@profile(stream=output, precision=4)
def loops(n):
    kept = []
    for i in range(n):
        if i % 2:
            continue
        kept.append("x" * 100000)
    left = n
    while left:
        left -= 1
    squares = [i * i
               for i in range(n)]
    return kept, squares


loops(10)
show()


@profile(stream=output)
def waits(n):
    for i in range(n):
        data = [0] * 1000000
        yield len(data)
        del data


between = []
for length in waits(2):
    between.append([0] * 10 ** 6)
show()
first = waits(2)
next(first)
first.close()
show()


@profile(stream=output)
def fails(depth):
    data = [0] * 1000000
    if depth:
        fails(depth - 1)
    raise KeyError(depth)


try:
    fails(1)
except KeyError as error:
    print(repr(error))
show()

# Over all calls together, also of a function in another.
together = LineProfiler()


@together
def outer(n):
    return inner(n) + inner(n)


@together
def inner(n):
    return len([0] * n)


outer(1000000)
show_results(together, stream=output, precision=3)
show()


def builds(n, step=1):
    lists = [0] * n
    return len(lists) + step


before = memory_usage()[0]
most, value = memory_usage((builds, (1 << 20,), {"step": 2}), max_usage=True, retval=True)
print(round(most - before, 2), value)
samples = memory_usage((builds, (1 << 20,)))
print(round(max(samples) - before, 2), len(samples) >= 3, samples[0] < max(samples) > samples[-1])
print(len(memory_usage(-1, interval=.001, timeout=.003)), len(memory_usage()))
for wrong in ((), (builds, (), {}, 1)):
    try:
        memory_usage(wrong)
    except ValueError as error:
        print(error)
print(memory_profiler._users, [function.__name__ for function in (blocks, loops)])
