# Sorting: ints, texts, tuples, with a key.
import report


def run(n):
    numbers = [(i * 7919) % n for i in range(n)]
    words = [str(x) for x in numbers]
    pairs = [(x % 100, x) for x in numbers]
    return (sorted(numbers)[5], sorted(words)[5], sorted(pairs)[5],
            sorted(numbers, key=lambda x: -x)[5], sorted(words, key=len)[5],
            sorted(pairs, key=lambda p: p[1], reverse=True)[5])


for _ in range(3):
    print(run(60000))
report.cost()
