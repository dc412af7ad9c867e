import math
print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(2), math.pow(2, 0.5), math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10))
print(math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.degrees(math.pi), math.radians(180), math.hypot(3, 4), math.hypot(1, 2, 2), math.dist([1, 2], [4, 6]))
print(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.trunc(-2.7), math.floor(5), math.ceil(10 ** 20), math.fabs(-5), math.fmod(-7, 3), math.modf(2.75), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.remainder(7, 4), math.nextafter(1, 2), math.ulp(1.0))
print(math.gcd(12, 18), math.gcd(), math.gcd(5), math.gcd(12, 18, 27), math.lcm(4, 6), math.lcm(), math.factorial(20), math.factorial(0), math.comb(10, 3), math.comb(3, 5), math.perm(5, 2), math.perm(5), math.isqrt(99), math.isqrt(10 ** 40), math.prod([1, 2, 3, 4]), math.prod([]), math.prod([2], start=5), math.cbrt(27), math.exp2(10))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.fsum([0.1] * 10), math.log(2 ** 2000), math.log2(2 ** 2000), math.log10(10 ** 500), math.sqrt(10 ** 300), math.factorial(50))
print(math.erf(0.5), math.erfc(0.5), math.gamma(5), math.lgamma(10), math.asinh(1), math.acosh(2), math.atanh(0.5))


class C:
    def __floor__(self):
        return "floor!"

    def __ceil__(self):
        return "ceil!"

    def __trunc__(self):
        return "trunc!"

    def __float__(self):
        return 4.0


print(math.floor(C()), math.ceil(C()), math.trunc(C()), math.sqrt(C()))
for bad in ("math.sqrt(-1)", "math.log(0)", "math.log(-1)", "math.acos(2)", "math.exp(1000)", "math.factorial(-1)", "math.factorial(1.5)", "math.floor(math.inf)", "math.floor(math.nan)", "math.gcd(1.5)", "math.sqrt('x')", "math.isqrt(-1)", "math.comb(-1, 2)", "math.log(1, 1)", "math.pow(0, -1)", "math.fmod(1, 0)", "math.sin(math.inf)", "math.sqrt()", "math.sqrt(1, 2)", "math.ldexp(1, 10000)", "math.gamma(-1)", "math.trunc('x')", "math.ceil([])", "math.hypot('a')", "math.isclose(1, 2, rel_tol=-1)", "math.dist([1], [1, 2])", "math.fsum(['a'])", "math.log('x')", "math.prod(5)", "math.perm(2, -1)"):
    try:
        print(bad, eval(bad))
    except Exception as e:
        print(bad, type(e).__name__, e)
