# decimal: construction, arithmetic, rounding, functions and forms.
import copy
import math
import pickle
from decimal import (ROUND_05UP, ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_DOWN,
                     ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal, getcontext, localcontext)

print([Decimal(text) for text in ("3.14", " -0.0 ", "1e3", "1_000", "Infinity", "-inf", "NaN",
                                  "sNaN12", "0E-7", "٣", ".5", "5.")])
print(Decimal(7), Decimal(0.1), Decimal(True), Decimal((1, (1, 2), -1)), Decimal())
print(Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), 0.1 + 0.2 == 0.3)
a, b = Decimal("10"), Decimal("3")
print(a + b, a - b, a * b, a / b, a // b, a % b, a ** b, -a, +a, abs(-a), divmod(-a, b), 1 / b)
print(sum([Decimal("1.10")] * 3), max(a, b), sorted([a, b, Decimal("-1")]), 5 - a, 2 ** b)
print(a > 3, a == 10.0, Decimal("0.1") == 0.1, Decimal("NaN") == Decimal("NaN"), a in {10})
print(hash(Decimal("1.5")) == hash(1.5), {Decimal("2.0"): "two"}[2], bool(Decimal("0.00")))
print(int(Decimal("-3.7")), float(a / b), round(Decimal("2.5")), round(Decimal("2.675"), 2),
      math.floor(Decimal("-3.7")), math.ceil(Decimal("3.2")), complex(a))
price = Decimal("19.995")
for rounding in (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP,
                 ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP):
    print(rounding, price.quantize(Decimal("0.01"), rounding=rounding),
          (-price).quantize(Decimal("1."), rounding), price.to_integral_value(rounding))
print(Decimal(2).sqrt(), Decimal(1).exp(), Decimal(10).ln(), Decimal(2).log10(),
      Decimal(100).log10(), Decimal("0.25") ** Decimal("0.5"), Decimal(2) ** -2)
print(Decimal("3.1400").normalize(), Decimal("1200").normalize(), Decimal("1200").adjusted(),
      Decimal("1.20").as_tuple(), Decimal("3.25").as_integer_ratio(), Decimal("123E+5"),
      Decimal("123E+5").to_eng_string(), Decimal("-5").copy_abs())
print(Decimal("1").compare(2), Decimal("1.0").compare_total(Decimal(1)), Decimal(7).logb(),
      Decimal("5").remainder_near(3), Decimal(2).fma(3, 4), Decimal("1.0").same_quantum(Decimal("2.5")),
      Decimal("12").scaleb(3), Decimal("Infinity").is_infinite(), Decimal("-0").is_signed())
for form in ("", ".2f", "10.3f", "+,.1f", "010", "<10", "^12.2e", ".1%", "g", "E", "_>9", ","):
    print(repr(format(Decimal("-1234.5678"), form)), end=" ")
print(f"{Decimal('1E+9'):,.2f} {Decimal('0.00001234')} {Decimal('0.0000001')}")
with localcontext() as context:
    context.prec = 50
    print(1 / Decimal(7))
with localcontext(prec=5, rounding=ROUND_DOWN):
    print(Decimal(2) / 3, Decimal("123456.789") + 0, Decimal("1.23456789"))
print(getcontext().prec, +Decimal("1." + "3" * 40))
print(getcontext().create_decimal("1." + "3" * 40), getcontext().divide(1, 3))
print(pickle.loads(pickle.dumps(price)), copy.copy(price) is price, copy.deepcopy(price) is price)


class Money(Decimal):
    pass


print(repr(Money("1.50")), type(Money("1.50")).__name__, type(Money(1) + Money(2)).__name__)
getcontext().prec = 12
rate, owed = Decimal("0.0375"), Decimal("1500.00")
for year in range(3):
    owed += (owed * rate).quantize(Decimal("0.01"))
print(owed, Decimal(6).__truediv__("x"))
