z = 3 + 4j
print(z, z.real, z.imag, abs(z), z.conjugate(), -z, +z, z + 1, z - 1j, z * z, z / 2, z / (1 - 1j), z ** 2, z ** 0.5, z ** 0, 2 ** z, z == 3 + 4j, z != 3, z == complex(3, 4), bool(0j), bool(z), hash(z) == hash(3 + 4j), hash(5 + 0j) == hash(5))
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex("-j"), complex(" 5 "), complex("(1-2j)"), complex(1j, 1j), complex("inf"), complex("nan+infj"), complex(1.5), complex(True), complex("1e5-2.5e-3j"))
print(repr(1j), repr(-1j), repr(0j), repr(-0j), repr(complex(-0.0, 1)), repr(complex(0, -0.0)), repr(1 + 0j), repr(complex(float("inf"), float("nan"))), repr(1e100j), str(1.5 + 2.5j), [1j], -(1 + 2j), 1 - 2j, complex(-0.0, -0.0))
print(1j * 1j, 1j ** 2, (1 + 1j) ** -1, (2 + 0j) ** 3, 1j + True, 5 == 5 + 0j, 5.0 == 5 + 0j, (1 + 2j).__add__(1), sum([1j, 2]), complex.__name__, (1j).__class__)


class C:
    def __complex__(self):
        return 1 + 2j


print(complex(C()))
for bad in (lambda: z < 1, lambda: z // 1, lambda: z % 1, lambda: divmod(z, 1), lambda: int(z), lambda: float(z), lambda: z / 0, lambda: 0j ** -1, lambda: complex("a"), lambda: complex("1 + 2j"), lambda: complex("1", "2"), lambda: complex(1, "2"), lambda: round(z), lambda: z.foo, lambda: setattr(z, "real", 1), lambda: complex([]), lambda: z < z, lambda: max(z, z), lambda: z + "a", lambda: complex(1, 2, 3), lambda: z[0], lambda: z & 1, lambda: complex(None)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
