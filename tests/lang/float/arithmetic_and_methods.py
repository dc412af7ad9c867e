inf, nan = float("inf"), float("nan")
print(1.5 + 2, 1.5 - 2, 1.5 * 2, 1.5 / 2, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2), 2.0 ** 0.5, 2 ** 0.5, (-8) ** (1 / 3), 4.0 ** -1, 0.0 ** 0, -2.0 ** 2)
print(inf + 1, -inf, inf - inf, inf * 0, 1 / inf, nan == nan, nan != nan, inf == inf, inf > 10 ** 400, -inf < 0, nan < 1, [nan] == [nan], max(1, nan), min(nan, 1), inf // 1, 5 % inf, -5 % inf, 0.0 == -0.0, str(-0.0))
print((1.5).is_integer(), (2.0).is_integer(), (0.5).as_integer_ratio(), (0.1).as_integer_ratio(), (1.0).hex(), (0.1).hex(), (-3.75).hex(), float.fromhex("0x1.8p3"), float.fromhex("-0x.1p-2"), float.fromhex("inf"), (5.5).real, (5.5).imag, (5.5).conjugate(), inf.hex(), (0.0).hex(), (5e-324).hex())
print(float(), float("1.5"), float("  1e5 \n"), float("-inf"), float("Infinity"), float("NaN"), float("1_000.5"), float(5), float(True), float(b"2.5"), float("1e-400"), float("1e400"), float(".5"), float("5."), float("+1"), float("-0"), float(10 ** 22))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.5678, -2), round(1.5, 0), round(0.5), round(1e20), round(1.25, 1), round(-0.4), round(5.015, 2), round(1e16 + 0.5), round(2.5, None), round(12345.6789, 3), round(1e300, 2), round(0.1 + 0.2, 15))
print(int(1e300) % 1000, 1e16 + 1, 1e15 + 0.3, 0.1 + 0.2, 0.1 * 3, 1 - 0.9, 1e308 * 10, 5e-324 / 2, 1.0 - 1e-17, 100 * 1.1, 3.0, 1e2, 123456.789e3, 1.1 + 2.2, 4.9e-324)
print([repr(x) for x in (1e15, 1e16, 1e17, 123456789012345678.0, 1e-4, 1e-5, 0.00012, 1.5e300, 1e100, 12345.678, 0.1, 2 / 3, 100.0, 1e5, 1.0e23, 9007199254740993.0, 5e-310)])
print(1.0 == 1, 1.5 > 1, 0.1 + 0.2 == 0.3, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, hash(1.0) == hash(1), hash(0.5), hash(inf), hash(-inf), hash(2.5), hash(1e300), hash(-0.0), {1.0: "a"}[1], True == 1.0, 3.7 // 1, abs(-1.5), +1.5, bool(0.0), bool(nan), sum([0.1] * 10), 1e22 + 1 == 1e22)
print((1.5).__add__(1), (1.5).__radd__(1), (1.5).__eq__("x"), (1.5).__int__(), (1.5).__trunc__(), (1.5).__floor__(), (1.5).__ceil__(), (2.5).__round__(), (1.5).__bool__(), float.__name__, (1.5).__floordiv__(1), (7.0).__divmod__(2), (2.0).__pow__(3), (1.5).__lt__(2))


class F:
    def __float__(self):
        return 2.5


class I:
    def __index__(self):
        return 4


print(float(F()), float(I()))
for bad in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: int(inf), lambda: int(nan), lambda: float("abc"), lambda: float("1..5"), lambda: float("1_"), lambda: float(None), lambda: round(inf), lambda: round(nan), lambda: 1e308 ** 2, lambda: 10.0 ** 400, lambda: 0.0 ** -1, lambda: inf.as_integer_ratio(), lambda: nan.as_integer_ratio(), lambda: float.fromhex("zz"), lambda: 1.5 << 1, lambda: 1.5 & 1, lambda: ~1.5, lambda: divmod(1.5, 0), lambda: 1.5 + "a", lambda: 1.5 < "a", lambda: float(2 ** 1024), lambda: 1.5 @ 2, lambda: range(1.0), lambda: float(1, 2), lambda: "a" * 1.0):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
