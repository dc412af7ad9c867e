import reprlib
import statistics as s
print(s.mean([1, 2, 3]), s.mean([1, 2]), s.median([3, 1, 2, 5]), s.mode("aab"), round(s.stdev([1, 2, 3, 4]), 6))
print(s.pvariance([1, 2, 3]), s.fmean([1.5, 2.5]), s.variance([1, 2, 3]))
try:
    s.mean([])
except s.StatisticsError as e:
    print(e)
print(reprlib.repr([1] * 20), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(9)}), reprlib.repr((1,)))
