print(int(), int(3.9), int(-3.9), int("42"), int("  -42\n"), int("1_000"), int("ff", 16), int("0xff", 16), int("0xff", 0), int("0b11", 0), int("0o7", 0), int("z", 36), int(b"12"), int(bytearray(b"7")), int(True), int("٣"), int("+5"), int("101", base=2))
print(int(1e20), int(-1e20), int(2.0 ** 70), int("1" * 30), int("-0"), int("f" * 20, 16), int("0", 0), int("00", 0), int("10" * 10, 3))
print(hex(255), hex(-255), oct(8), bin(10), bin(-10), hex(2 ** 100), bin(2 ** 70)[:10], oct(-(2 ** 65)), str(10 ** 25), repr(-(10 ** 20)), format(2 ** 70, ","), f"{10 ** 20:e}")
print((255).to_bytes(2, "big"), (255).to_bytes(2, "little"), (-1).to_bytes(2, "big", signed=True), int.from_bytes(b"\x01\x00", "big"), int.from_bytes(b"\xff\xff", "little", signed=True), (0).to_bytes(1, "big"), int.from_bytes(b"", "big"), (2 ** 70).to_bytes(10, "big"), (5).to_bytes())
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).as_integer_ratio(), (5).__index__(), (5).__int__(), (5).__float__(), (-5).__abs__(), (5).__bool__(), (10).bit_count(), (5).__divmod__(2), (5).__radd__(1), (5).__add__("x"))
print(round(5), round(15, -1), round(25, -1), round(-15, -1), round(1234567, -3), round(5, 2), round(10 ** 20 + 5, -1), abs(-5), pow(2, 10), pow(2, 10, 1000), divmod(17, 5), int.__name__, (5).__class__, type(5)(6))
import math
print(math.trunc(5), math.floor(5), math.ceil(-5), float(5), complex(5), bool(0), bool(10 ** 30), -0, 5 .__neg__(), (5).__lt__(6), (5).__eq__(5.0), (5).__eq__("x"), hash(5), hash(-1), hash(2 ** 61 - 1), hash(2 ** 61), hash(10 ** 20), hash(-(2 ** 61)))


class I:
    def __index__(self):
        return 3


class N:
    def __int__(self):
        return 9


class T:
    def __trunc__(self):
        return 4


print(int(N()), int(I()), [0, 1, 2, 3, 4][I()], range(10)[I()], hex(I()), "abcd"[I()], [0] * I(), 2 ** 3 ** 1)
class BadInt:
    def __int__(self):
        return "x"
class BadIndex:
    def __index__(self):
        return 1.5
for bad in (lambda: int(BadInt()), lambda: [1][BadIndex()], lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: int("1__0"), lambda: int("_1"), lambda: int("1e5"), lambda: int("0x1"), lambda: int("5", 40), lambda: int("12", 2), lambda: int("\u00bd"), lambda: int.from_bytes([300], "big"), lambda: (5).foo, lambda: int("1 2"), lambda: int("-"), lambda: int(b"\xff"), lambda: 5 .bit_length(1), lambda: int("9" * 5000), lambda: str(10 ** 5000), lambda: float(2 ** 2000), lambda: 2 ** 2000 / 1, lambda: 1 << 2 ** 70, lambda: 10 ** 400 * 1.0):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
print(2 ** 2000 / 2 ** 1999, (10 ** 400) // (10 ** 398), 3 * 10 ** 400 / 10 ** 400, int(str(2 ** 1000)) == 2 ** 1000)
