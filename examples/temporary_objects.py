# Which expressions leave garbage behind while they run? Peaks of the heap, read from the ledger.
import tare


def grown(make):
    """Live bytes that `make()` holds at its widest, as it tells through `look`."""
    start = tare.heap()["live_bytes"]
    widest = 0

    def look():
        nonlocal widest
        widest = max(widest, tare.heap()["live_bytes"] - start)

    make(look)
    return widest


def sum_of_list(look):
    squares = [n * n for n in range(2000)]
    look()
    return sum(squares)


def sum_of_generator(look):
    def squares():
        for n in range(2000):
            if n == 1999:
                look()
            yield n * n
    return sum(squares())


def text_by_adding(look):
    text = ""
    for n in range(200):
        text = text + str(n)  # a new str each time; the old one goes at once
    look()
    return text


def text_by_joining(look):
    parts = [str(n) for n in range(200)]
    look()
    return "".join(parts)


def slice_by_slice(look):
    data = list(range(2000))
    halves = [data[:1000], data[1000:]]
    look()
    return halves


print(f"{'expression':24}{'bytes at its widest':>20}")
for function in (sum_of_list, sum_of_generator, text_by_adding, text_by_joining, slice_by_slice):
    print(f"{function.__name__:24}{grown(function):20}")
