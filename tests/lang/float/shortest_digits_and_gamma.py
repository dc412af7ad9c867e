import math
print(5e-324, 1e-310, 2.2250738585072014e-308, 2.225073858507201e-308, [5e-324 * n for n in (2, 3, 10, 123456)])
print([format(x, ".1g") for x in (1e10, 1.5e-7, 0.0001, -0.04, 99999.5, 1e300)], format(-0.0, "z%"), format(-0.0001, "z.1%"))
print([math.gamma(x) for x in (0.5, 4.5, 24.0, 30.25, -1.5, -150.3, 171.0, 1e-5)])
print([math.lgamma(x) for x in (0.5, 4.5, 24.0, 30.25, -1.5, 1e10, 1e-30, 3.0)])
for x in (0.0, -1.0, 172.0, float("-inf")):
    try:
        print(math.gamma(x))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
