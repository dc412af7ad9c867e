# The third word of a wide entry is a hash: no reference, whatever it looks like.
import gc


class Node:
    pass


numbers = {i * 8: i for i in range(6000)}
mixed = {}
for i in range(6000):
    mixed[i << 4] = [i]
    mixed[(i, "key")] = Node()
keep = [Node() for i in range(12000)]
gc.collect()
for turn in range(20):
    more = []
    for i in range(3000):
        a, b = Node(), Node()
        a.other, b.other = b, a
        more.append([a])
    keep.extend(more[:1500])
print(len(numbers), numbers[8 * 77], len(mixed), mixed[77 << 4], len(keep))
