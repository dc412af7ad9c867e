"""Averages and spreads."""
from math import fsum, sqrt

__all__ = ["StatisticsError", "mean", "fmean", "median", "median_low", "median_high", "mode",
           "multimode", "pstdev", "pvariance", "stdev", "variance"]


class StatisticsError(ValueError):
    pass


def _finish(total, n):
    """A quotient that stays an int where the data are ints and it comes out even."""
    if isinstance(total, int) and total % n == 0:
        return total // n
    return total / n


def _sum(data):
    return sum(data) if all(isinstance(x, int) for x in data) else fsum(data)


def _row(data, name, least=1):
    data = list(data)
    if len(data) < least:
        what = "one data point" if least == 1 else "two data points"
        raise StatisticsError(f"{name} requires at least {what}")
    return data


def mean(data):
    data = _row(data, "mean")
    return _finish(_sum(data), len(data))


def fmean(data, weights=None):
    data = _row(data, "fmean")
    if weights is None:
        return fsum(data) / len(data)
    weights = list(weights)
    return fsum(x * w for x, w in zip(data, weights)) / fsum(weights)


def _sorted(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data


def median(data):
    data = _sorted(data)
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = _sorted(data)
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = _sorted(data)
    return data[len(data) // 2]


def multimode(data):
    counts = {}
    for item in data:
        counts[item] = counts.get(item, 0) + 1
    most = max(counts.values(), default=0)
    return [item for item, count in counts.items() if count == most]


def mode(data):
    found = multimode(data)
    if not found:
        raise StatisticsError("no mode for empty data")
    return found[0]


def _squares(data, center):
    n, total = len(data), _sum(data)
    if center is None and isinstance(total, int):
        return (n * sum(x * x for x in data) - total * total) / n
    center = total / n if center is None else center
    return fsum((x - center) ** 2 for x in data)


def _even(value, data):
    if all(isinstance(x, int) for x in data) and value == int(value):
        return int(value)
    return value


def pvariance(data, mu=None):
    data = _row(data, "pvariance")
    return _even(_squares(data, mu) / len(data), data)


def variance(data, xbar=None):
    data = _row(data, "variance", 2)
    return _even(_squares(data, xbar) / (len(data) - 1), data)


def pstdev(data, mu=None):
    return sqrt(pvariance(data, mu))


def stdev(data, xbar=None):
    return sqrt(variance(data, xbar))
