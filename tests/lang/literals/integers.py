print(0, 00, 0_0, 1_000_000, 0xdead_BEEF, 0o777, 0b1010_1010, 0XFF, 0O17, 0B11)
print(123456789012345678901234567890, 0xffffffffffffffffffffffffff, -0, +5, --5)
print(1_2_3 + 1, 9223372036854775807, 9223372036854775808, -9223372036854775808, -9223372036854775809)
print(4611686018427387903, 4611686018427387904, -4611686018427387904, -4611686018427387905)
for s in ("012", "1__0", "0x", "0b12", "0o8", "1_", "0xg", "5a", "1.e", "1e", "_1", "0_", "1_.5", "0b", "1 2", "0b1.0"):
    try:
        print(s, eval(s))
    except SyntaxError as e:
        print(s, "SyntaxError", e.msg)
    except NameError as e:
        print(s, e)
print([1 for x in range(2)], 1 .real, 1..real)
