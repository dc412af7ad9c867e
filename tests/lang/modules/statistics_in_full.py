"""Every function of statistics: averages, quantiles, spreads that are rounded once, two rows."""
import statistics as s

data = [1.5, 2.25, 4, 4, 8.125, 16]
for name in ("mean", "fmean", "geometric_mean", "harmonic_mean", "median", "median_low",
             "median_high", "median_grouped", "mode", "multimode", "quantiles", "pvariance",
             "variance", "pstdev", "stdev"):
    print(name, getattr(s, name)(data))
    for few in ([], [3], [0.1] * 3, [-1, 1], [float("inf"), 1], ["a", "b"]):
        try:
            print("   ", few, getattr(s, name)(few))
        except (ValueError, TypeError, AttributeError) as error:
            print("   ", few, type(error).__name__, error)

print(s.mean([1, 2, 3]), s.mean([1, 2]), s.mean([True, False]), s.mean([1e308, 1e308]))
print(s.variance([2, 4, 4, 4, 5, 5, 7, 9]), s.pvariance([2, 4, 4, 4, 5, 5, 7, 9]))
print(s.stdev([1e-200, 2e-200]), s.pstdev([1e150, 3e150]), s.variance([1, 2, 4], 2))
print(s.fmean([1, 2], weights=[3, 1]), s.harmonic_mean([40, 60], weights=[5, 30]))
for n in (1, 2, 10):
    for method in ("exclusive", "inclusive"):
        print(n, method, s.quantiles(range(1, 8), n=n, method=method))
x, y = [1, 2, 3, 4], [2, 4.5, 5, 9]
print(s.covariance(x, y), s.correlation(x, y), s.linear_regression(x, y))
print(s.linear_regression(x, y, proportional=True))
for wrong in (lambda: s.quantiles([1, 2], n=0), lambda: s.quantiles([1, 2], method="x"),
              lambda: s.correlation([1], [1]), lambda: s.covariance([1, 2], [1]),
              lambda: s.correlation([1, 1], [1, 2]), lambda: s.linear_regression([1, 1], [1, 2]),
              lambda: s.fmean([1], weights=[0]), lambda: s.fmean([1], weights=[]),
              lambda: s.harmonic_mean([1], weights=[1, 2])):
    try:
        print(wrong())
    except ValueError as error:
        print(type(error).__name__, error)
