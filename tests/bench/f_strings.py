# Formatting: f-strings with widths and precisions, %, format, repr.
import report


def run(n):
    size = 0
    for i in range(n):
        x = i / 7
        size += len(f"{i:>8} {x:.3f} {i!r} {'name':<10}|{x:10.2e}|{i:,}|{i:08b}")
        size += len("%5d %s %.2f" % (i, "abc", x))
        size += len("{:>6} {!r} {name}".format(i, "q", name=i))
        size += len(str(x)) + len(repr(x))
    return size


print(run(60000))
report.cost()
