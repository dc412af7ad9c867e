# Deep recursion, many times over and from different depths, so that the stack grows and shrinks.
def down(n, a=1, b=2, c=3, d=4, e=5, f=6):
    g, h, i, j, k, l = a, b, c, d, e, f
    if n == 0:
        return g + h + i + j + k + l
    return down(n - 1, g, h, i, j, k, l) + n


def generate(n):
    if n:
        yield n
        yield from generate(n - 1)


total = 0
for depth in (5, 900, 3, 850, 700, 1, 930, 20, 400):
    total += down(depth)
    total += sum(generate(depth // 4))
print(total)


class Chain:
    def __init__(self, n):
        self.next = Chain(n - 1) if n else None

    def __len__(self):
        return 1 + (len(self.next) if self.next is not None else 0)


for n in (300, 10, 250, 320, 5):
    print(len(Chain(n)))
