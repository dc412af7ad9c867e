# Counting words in dicts, joining and splitting strings.
import report


def run():
    counts = {}
    words = " ".join(f"word{i % 977}" for i in range(200000)).split()
    for _ in range(5):
        for w in words:
            counts[w] = counts.get(w, 0) + 1
    return len(counts), sum(counts.values())


print(run())
report.cost()
