edges = [0, 1, -1, 2 ** 31, 2 ** 32 - 1, 2 ** 61, 2 ** 62 - 1, 2 ** 62, -2 ** 62, -2 ** 62 - 1, 2 ** 63 - 1, 2 ** 63, -2 ** 63, 2 ** 64, 10 ** 19]
for a in edges:
    for b in edges:
        r = [a + b, a - b, a * b, a & b, a | b, a ^ b, a < b, a == b]
        if b:
            r += [a // b, a % b, divmod(a, b) == (a // b, a % b), (a // b) * b + a % b == a]
        r.append(a - b + b == a)
        print(sum(map(hash, r)) % 1000003, end=" ")
    print(a << 3, a >> 2, ~a, -a, abs(a), a ** 2, float(a) == a, hash(a), a.bit_length())
x = 2 ** 62 - 3
for i in range(6):
    x += 1
    print(x, x - 2 ** 62, str(x)[-3:], x == 2 ** 62 + i - 2, type(x).__name__, {x: 1}[2 ** 62 - 2 + i])
n = 1
while n < 2 ** 70:
    n *= 3
    assert n % 3 == 0 and (n // 3) * 3 == n and int(str(n)) == n and int(hex(n), 16) == n, n
print(n)
total = 0
for i in range(2 ** 62 - 5, 2 ** 62 + 5):
    total += i
print(total, sum(range(2 ** 62 - 5, 2 ** 62 + 5)), sum([2 ** 62] * 4), max(2 ** 62, 2 ** 62 - 1), sorted([2 ** 64, -2 ** 64, 0, 2 ** 62]))
i = 2 ** 62 - 1
i += 1
print(i)
i -= 1
print(i)
i = -2 ** 62
i -= 1
print(i, i + 1)
d = {2 ** 62: "a", 2 ** 62 - 1: "b", float(2 ** 62): "c", -2 ** 62 - 1: "d"}
print(d, d[2 ** 62], 2 ** 62 in d, {2 ** 100, 2 ** 100} == {2 ** 100}, [2 ** 80].index(2 ** 80), (2 ** 70,) == (2 ** 70,), 2 ** 70 is not None)
