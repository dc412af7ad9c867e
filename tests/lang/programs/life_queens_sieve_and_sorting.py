def life(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    counts[x + dx, y + dy] = counts.get((x + dx, y + dy), 0) + 1
    return {c for c, n in counts.items() if n == 3 or n == 2 and c in cells}


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(8):
    glider = life(glider)
for y in range(6):
    print("".join("#" if (x, y) in glider else "." for x in range(6)))


def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, cols + (c,), d1 + (row - c,), d2 + (row + c,))
               for c in range(n) if c not in cols and row - c not in d1 and row + c not in d2)


print([queens(n) for n in range(1, 7)])


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(flags[i * i::i]))
    return [i for i, f in enumerate(flags) if f]


print(sieve(60), len(sieve(10000)))


def quick(l):
    if len(l) <= 1:
        return l
    p, *rest = l
    return quick([x for x in rest if x < p]) + [p] + quick([x for x in rest if x >= p])


def merge_sort(l):
    if len(l) < 2:
        return l
    m = len(l) // 2
    a, b, out = merge_sort(l[:m]), merge_sort(l[m:]), []
    while a and b:
        out.append((a if a[0] <= b[0] else b).pop(0))
    return out + a + b


def heap_sort(l):
    l = list(l)

    def sift(lo, hi):
        while (child := 2 * lo + 1) < hi:
            if child + 1 < hi and l[child] < l[child + 1]:
                child += 1
            if l[lo] >= l[child]:
                return
            l[lo], l[child] = l[child], l[lo]
            lo = child

    for i in range(len(l) // 2, -1, -1):
        sift(i, len(l))
    for i in range(len(l) - 1, 0, -1):
        l[0], l[i] = l[i], l[0]
        sift(0, i)
    return l


data = [(i * 7919) % 101 for i in range(40)]
print(quick(data) == merge_sort(data) == heap_sort(data) == sorted(data), quick(data)[:5])


def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        while n >= v:
            out, n = out + s, n - v
    return out


print([roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])


def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


print(max(range(1, 300), key=collatz), [collatz(n) for n in range(1, 12)])


def mandel(w, h):
    for y in range(h):
        row = ""
        for x in range(w):
            c, z = complex(x / w * 3 - 2, y / h * 2 - 1), 0j
            for i in range(30):
                z = z * z + c
                if abs(z) > 2:
                    break
            row += " .:-=+*#%@"[i % 10] if i < 29 else "@"
        print(row.rstrip())


mandel(40, 11)


def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


m = [[1, 1], [1, 0]]
r = [[1, 0], [0, 1]]
for _ in range(30):
    r = matmul(r, m)
print(r)
print([[n for n in row] for row in zip(*[iter(range(9))] * 3)], "fizz buzz".title(), [("Fizz" * (i % 3 == 0) + "Buzz" * (i % 5 == 0)) or i for i in range(1, 16)])
