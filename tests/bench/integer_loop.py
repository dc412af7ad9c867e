# Arithmetic on small ints and comparison.
import report


def run(n):
    total, i = 0, 0
    while i < n:
        if i % 3 == 0:
            total += i * 2
        else:
            total -= i // 2
        i += 1
    return total


print(run(5000000))
report.cost()
