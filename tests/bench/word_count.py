# Counting words of a text: Counter, defaultdict, setdefault, sorted items.
import report
from collections import Counter, defaultdict

TEXT = "the quick brown fox jumps over the lazy dog and the cat sat on a mat near the dog " * 1500


def run():
    words = TEXT.split()
    counts = {}
    for w in words:
        if w in counts:
            counts[w] += 1
        else:
            counts[w] = 1
    groups = defaultdict(list)
    for w in words:
        groups[len(w)].append(w)
    first = {}
    for w in words:
        first.setdefault(w[0], []).append(w)
    letters = {}
    for ch in TEXT:
        letters[ch] = letters.get(ch, 0) + 1
    common = Counter(words).most_common(3)
    often = sorted(counts.items(), key=lambda p: (-p[1], p[0]))[:3]
    return common, often, len(groups), len(first), letters["q"]


for _ in range(3):
    print(run())
report.cost()
