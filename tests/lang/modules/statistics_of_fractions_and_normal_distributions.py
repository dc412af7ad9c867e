# statistics: results have the type of the data; NormalDist.
import copy
import pickle
from decimal import Decimal
from fractions import Fraction
from statistics import (NormalDist, StatisticsError, harmonic_mean, mean, median, pstdev,
                        pvariance, stdev, variance)

halves = [Fraction(1, 2), Fraction(1, 3), Fraction(3, 4)]
prices = [Decimal("19.90"), Decimal("20.10"), Decimal("25.00")]
for data in (halves, prices, [1, 2, 6], [True, False, True], [1, 2.5], [Fraction(1, 2), 0.25],
             [1, Decimal(2)], [Fraction(2), 3]):
    print(repr(mean(data)), repr(variance(data)), repr(pvariance(data)), repr(stdev(data)),
          repr(pstdev(data)))
print(median(prices), harmonic_mean([40, 60]), harmonic_mean([Fraction(40), Fraction(60)]))
print(mean([Decimal("Infinity"), 1]), mean([float("nan"), 1]))
for data in ([1.5, Decimal(1)], ["text"]):
    try:
        print(mean(data))
    except TypeError as problem:
        print(problem)
heights = NormalDist(170, 8)
print(heights, heights.mean, heights.median, heights.mode, heights.stdev, heights.variance)
print(heights.pdf(180), heights.cdf(180), heights.zscore(150), heights.quantiles(n=5))
print([heights.inv_cdf(part) for part in (0.5, 0.3, 0.01, 1e-30, 0.999999)])
print(heights + 5, heights - heights, heights * 2, heights / 4, 3 - heights, -heights, +heights)
print(heights == NormalDist(170, 8), heights == 170, hash(heights) == hash(NormalDist(170.0, 8.0)))
print(heights.overlap(NormalDist(180, 10)), heights.overlap(NormalDist(171, 8)))
print(NormalDist.from_samples([1, 2, 4.5]), NormalDist.from_samples(prices))
print(heights.samples(2, seed=7), copy.copy(heights), pickle.loads(pickle.dumps(heights)))
for wrong in (lambda: NormalDist(0, -1), lambda: heights.inv_cdf(1), lambda: heights.overlap(3),
              lambda: NormalDist(1, 0).cdf(1), lambda: NormalDist.from_samples([1])):
    try:
        print(wrong())
    except (StatisticsError, TypeError) as problem:
        print(type(problem).__name__, problem)
