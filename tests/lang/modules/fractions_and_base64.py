# Exact fractions, and bytes as letters.
import base64
import math
from fractions import Fraction as F


def tell(call):
    try:
        print(repr(call()))
    except Exception as problem:
        print(type(problem).__name__, problem)


for arguments in ((), (3,), (6, 4), (-6, 4), (6, -4), (0, 5), ("3/4",), (" -1.25e2 ",), ("7",), ("+.5",), ("1_000/3",),
                  (0.1,), (F(1, 3), F(2, 5)), (True,), ("3 / 4",), ("x",), ("",), ("1/0",), (1, 0), (1.5, 2), (None,),
                  ([],), ("1e",), ("1._5",), (float("nan"),), (float("inf"),), ("1/-2",)):
    tell(lambda: F(*arguments))
a, b = F(3, 4), F(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, -a, +b, abs(b), a ** F(1, 2), 2 ** F(2),
      a + 1, 1 + a, a + 0.5, 0.5 - a, a * 2, 2 / a, 7 // a, 7 % a, a + 1j, F(2) ** 3, b ** 3, 2 ** F(1, 2))
print(a > b, a == 0.75, a == F(6, 8), a < 1, a >= 0.75, 1 > a, a == "x", a != b, hash(a) == hash(0.75), hash(F(5)) == 5,
      hash(F(1, 3)), hash(b), bool(F()), a == 0.75 + 0j, sorted([a, b, 0, 0.1]))
print(int(F(-7, 2)), float(a), math.floor(F(-7, 2)), math.ceil(F(-7, 2)), math.trunc(F(-7, 2)), round(F(7, 2)), round(F(5, 2)),
      round(F(22, 7), 2), round(F(2250), -2), a.numerator, a.denominator, a.as_integer_ratio(), str(F(4)), repr(a), complex(a))
print(F(math.pi).limit_denominator(1000), F("3.1415926535").limit_denominator(7), F.from_float(0.25), F(1, 3).limit_denominator(2),
      sum([F(1, 10)] * 10), sum([F(1, n) for n in range(1, 20)]), max(a, b))
for call in (lambda: a / 0, lambda: a + "x", lambda: F(1) // 0, lambda: F(0) ** -1, lambda: a < "x", lambda: a.limit_denominator(0),
             lambda: F.from_float("x"), lambda: a < 1j, lambda: F(1, 2, 3)):
    tell(call)

for data in (b"", b"f", b"fo", b"foo", b"foob", b"fooba", b"foobar", bytes(range(256)), b"\xfb\xff"):
    for encode, decode in ((base64.b64encode, base64.b64decode), (base64.urlsafe_b64encode, base64.urlsafe_b64decode),
                           (base64.b32encode, base64.b32decode), (base64.b16encode, base64.b16decode),
                           (base64.encodebytes, base64.decodebytes)):
        text = encode(data)
        print(text if len(text) < 40 else len(text), decode(text) == data, end=" ")
    print()
for text in ("Zm9v", b"Zm9vYg==", "Zm9vYg", "Zm9vYg=", "Z", "Zm 9v\nYg==", "Zm9vYg==x", "====", "Zm9v!", "Zg==Zg=="):
    tell(lambda: base64.b64decode(text))
for call in (lambda: base64.b64encode("x"), lambda: base64.b64decode("é"), lambda: base64.b64encode(5), lambda: base64.b32decode("A"),
             lambda: base64.b32decode("1AAAAAAA"), lambda: base64.b16decode("1g"), lambda: base64.b16decode("abcd"),
             lambda: base64.b16decode("abcd", casefold=True), lambda: base64.b64decode("a-_b", "-_"),
             lambda: base64.b64encode(b"\xfb\xff", altchars=b"-_")):
    tell(call)
