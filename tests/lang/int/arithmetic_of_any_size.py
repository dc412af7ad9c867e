a, b = 123456789012345678901234567890, 987654321098765432109876543210
print(a + b, a - b, b - a, a * b, b // a, b % a, divmod(b, a), -b // a, -b % a, divmod(-b, a), b // -a, b % -a, a ** 3, -a ** 2)
print(a / b, b / a, (a * b) / a, 2 ** 200, 2 ** 200 // 3, 10 ** 30 % 7, pow(3, 1000, 10 ** 20), pow(a, b, 97), pow(7, -1, 31), pow(2, -2))
print(a & b, a | b, a ^ b, ~a, -a & b, -a | b, -a ^ b, -a & -b, a << 70, b >> 70, -b >> 70, -1 >> 100, 1 << 64, 5 >> 3, -5 >> 1, a & 0xff)
print(a == a + 0, a < b, a > b, a != b, -a < a, a == float(a), a < 1e40, a > 10, abs(-a), +a, bool(a), int(a) is a, hash(a) == hash(a + 1 - 1), a.bit_length(), (-a).bit_length(), (0).bit_length(), a.bit_count())
for base in (2 ** 30, 2 ** 31, 2 ** 32, 2 ** 61, 2 ** 62, 2 ** 63, 2 ** 64):
    for d in (-1, 0, 1):
        v = base + d
        print(v, -v, v + v, v * v, v - 2 * v, v // 3, v % 1000, v >> 5, v << 3, -v // 7, -v % 7, v & -v, v ^ (v - 1), v * -1, ~v)
print(7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, 0 // 5, 0 % 5, 1 // 10 ** 20, -1 // 10 ** 20, -1 % 10 ** 20, divmod(-1, 3))
x = 1
for i in range(1, 60):
    x *= i
print(x, sum(int(d) for d in str(x)), len(str(3 ** 5000)), str(7 ** 300)[:20], (2 ** 521 - 1) % 1000007)
print(int("1" * 50) - int("1" * 49), int("-" + "9" * 30), 10 ** 50 == int("1" + "0" * 50), 10 ** 18 * 10 ** 18 // 10 ** 35)
fib = [0, 1]
while len(fib) < 200:
    fib.append(fib[-1] + fib[-2])
print(fib[-1], fib[100])
print(4611686018427387903 + 1, -4611686018427387904 - 1, 4611686018427387904 - 1, 3037000500 * 3037000500, 2147483648 * 4294967296, -2147483648 * 4294967296 * 2)
def isqrt(n):
    x = n
    while x * x > n:
        x = (x + n // x) // 2
    return x
print(isqrt(10 ** 60), isqrt(2 * 10 ** 40))
