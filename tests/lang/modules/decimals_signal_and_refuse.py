# decimal: contexts, flags, traps and errors.
import decimal
from decimal import (Context, Decimal, DivisionByZero, ExtendedContext, FloatOperation, Inexact,
                     InvalidOperation, Overflow, Rounded, getcontext, localcontext, setcontext)

print(getcontext())
print(decimal.BasicContext)
print(Context(prec=3, traps=[Inexact]).traps[Inexact], list(getcontext().flags)[:2])
Decimal(1) / Decimal(3)
print(getcontext().flags[Inexact], getcontext().flags[Rounded], getcontext().flags[Overflow])
print(getcontext())
getcontext().clear_flags()
print(getcontext().flags)


def refused(action):
    try:
        print("gave", action())
    except Exception as problem:
        print(type(problem).__name__, problem)


for action in (
        lambda: Decimal("ten"), lambda: Decimal(1) / 0, lambda: Decimal(0) / 0,
        lambda: Decimal(1) // 0, lambda: Decimal(1) % 0, lambda: Decimal("9E999999") * 10,
        lambda: Decimal("Infinity") - Decimal("Infinity"), lambda: Decimal(-1).sqrt(),
        lambda: Decimal(0) ** 0, lambda: Decimal(-8) ** Decimal("0.5"), lambda: Decimal(1).ln(),
        lambda: Decimal("1").quantize(Decimal("1E-50")), lambda: Decimal("sNaN") + 1,
        lambda: Decimal("NaN") < 1, lambda: Decimal(1) + 1.5, lambda: Decimal(1) < "1",
        lambda: Decimal([1]), lambda: Decimal({}), lambda: Decimal(None), lambda: Decimal(b"1"),
        lambda: Decimal((2, (1,), 0)), lambda: Decimal((0, (10,), 0)), lambda: int(Decimal("NaN")),
        lambda: int(Decimal("Infinity")), lambda: hash(Decimal("sNaN")),
        lambda: format(Decimal(1), "d"), lambda: Decimal(1).digits, lambda: Decimal(1).quantize("1"),
        lambda: setattr(Decimal(1), "note", 1), lambda: Decimal.from_float("1"),
        lambda: round(Decimal(1), "a"), lambda: Decimal(1).as_tuple().sign,
        lambda: setattr(getcontext(), "prec", 0), lambda: setattr(getcontext(), "prec", "9"),
        lambda: setattr(getcontext(), "rounding", "up"), lambda: Context(Emin=5),
        lambda: localcontext(5), lambda: getcontext().flags["x"], lambda: Decimal("1", 2),
        lambda: Decimal(float("inf")), lambda: Decimal.from_float(-0.5)):
    refused(action)
for kind in (DivisionByZero, InvalidOperation, Overflow, FloatOperation):
    print(kind, [base.__name__ for base in kind.__mro__[1:-4]])
try:
    Decimal(5) / 0
except ZeroDivisionError as problem:
    print("caught", repr(problem))
with localcontext(ExtendedContext):
    print(Decimal(1) / 0, Decimal(-1) / 0, Decimal("oops"), Decimal(0) / 0, Decimal(1) / 3)
with localcontext() as context:
    context.traps[FloatOperation] = True
    refused(lambda: Decimal(3.5))
    refused(lambda: Decimal(3) < 3.5)
    context.traps[Inexact] = True
    refused(lambda: Decimal(1) / 3)
print(abs(Decimal("-NaN")), -Decimal("NaN"), abs(Decimal("-2.50")), abs(Decimal("-0")))
setcontext(Context(prec=6, Emax=9, Emin=-9, traps=[]))
print(Decimal("123E8") * 1000, Decimal("1E-9") / 1000, Decimal("1E-9") / 10**7)
print(sorted(signal.__name__ for signal, is_set in getcontext().flags.items() if is_set))
