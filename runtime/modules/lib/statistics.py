"""Averages, spreads, and how two rows of data go together.

Sums are exact: a sum is a pair of ints, numerator and denominator, and rounded once at the end."""
from collections import namedtuple
from math import exp, fsum, gcd, isqrt, log, sqrt

__all__ = ["StatisticsError", "correlation", "covariance", "fmean", "geometric_mean",
           "harmonic_mean", "linear_regression", "mean", "median", "median_grouped", "median_high",
           "median_low", "mode", "multimode", "pstdev", "pvariance", "quantiles", "stdev",
           "variance"]


class StatisticsError(ValueError):
    pass


# ---- exact sums ---------------------------------------------------------------------------------

def _ratio(x):
    """The fraction that a number is; None for infinity and what is no number."""
    try:
        return x.as_integer_ratio()
    except AttributeError:
        kind = type(x).__name__
        raise TypeError(f"can't convert type '{kind}' to numerator/denominator") from None
    except (OverflowError, ValueError):
        return None


def _add_up(parts):
    """The fraction that is the sum, given a numerator for each denominator."""
    numerator, denominator = 0, 1
    for d, n in sorted(parts.items()):
        common = gcd(denominator, d)
        numerator = numerator * (d // common) + n * (denominator // common)
        denominator *= d // common
    return numerator, denominator


def _sum(data):
    """The exact sum, or a float where no exact one exists; and whether all are ints."""
    parts, strange, whole = {}, 0.0, True
    for x in data:
        whole = whole and isinstance(x, int)
        ratio = _ratio(x)
        if ratio is None:
            strange += x
        else:
            parts[ratio[1]] = parts.get(ratio[1], 0) + ratio[0]
    return strange if strange or strange != strange else _add_up(parts), whole


def _divide(total, divisor, whole):
    """A quotient that stays an int where the data are ints and it comes out even."""
    if isinstance(total, float):
        return total / divisor
    numerator, denominator = total[0], total[1] * divisor
    if whole and numerator % denominator == 0:
        return numerator // denominator
    return numerator / denominator


def _row(data, name, least=1):
    data = list(data)
    if len(data) < least:
        what = "one data point" if least == 1 else "two data points"
        raise StatisticsError(f"{name} requires at least {what}")
    return data


# ---- averages -----------------------------------------------------------------------------------

def mean(data):
    data = _row(data, "mean")
    total, whole = _sum(data)
    return _divide(total, len(data), whole)


def fmean(data, weights=None):
    data = _row(data, "fmean")
    if weights is None:
        return fsum(data) / len(data)
    weights = list(weights)
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return fsum(x * w for x, w in zip(data, weights)) / total


def geometric_mean(data):
    try:
        return exp(fmean(map(log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive "
                              "numbers") from None


def harmonic_mean(data, weights=None):
    data = _row(data, "harmonic_mean")
    weights = [1] * len(data) if weights is None else list(weights)
    if len(weights) != len(data):
        raise StatisticsError("Number of weights does not match data size")
    if any(x < 0 for x in data + weights):
        raise StatisticsError("harmonic mean does not support negative values")
    if len(data) == 1:
        return data[0]
    if any(w and not x for x, w in zip(data, weights)):
        return 0
    total, _ = _sum(w / x if w else 0 for x, w in zip(data, weights))
    (upper, under), _ = _sum(weights)
    if isinstance(total, float):
        return upper / under / total
    if total[0] <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return upper * total[1] / (under * total[0])


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


def median_grouped(data, interval=1.0):
    """The median of classes that are `interval` wide, as if their members stood evenly in them."""
    data = _sorted(data)
    middle = data[len(data) // 2]
    below, inside = sum(x < middle for x in data), data.count(middle)
    try:
        interval, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return middle - interval / 2.0 + interval * (len(data) / 2 - below) / inside


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


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 points that cut the data into n parts of equal weight."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    points = []
    for i in range(1, n):
        if method == "inclusive":
            before, rest = divmod(i * (size - 1), n)
        elif method == "exclusive":
            before = min(max(i * (size + 1) // n, 1), size - 1) - 1
            rest = i * (size + 1) - (before + 1) * n
        else:
            raise ValueError(f"Unknown method: {method!r}")
        points.append((data[before] * (n - rest) + data[before + 1] * rest) / n)
    return points


# ---- spreads ------------------------------------------------------------------------------------

def _squares(data, center):
    """The sum of the squared distances from the mean, and whether all are ints."""
    if center is not None:
        return _sum((x - center) ** 2 for x in data)
    sums, squares, whole = {}, {}, True
    for x in data:
        whole = whole and isinstance(x, int)
        ratio = _ratio(x)
        if ratio is None:
            return x, False
        n, d = ratio
        sums[d] = sums.get(d, 0) + n
        squares[d * d] = squares.get(d * d, 0) + n * n
    (total, d), (square, e), count = _add_up(sums), _add_up(squares), len(data)
    return (count * square * d * d - total * total * e, count * e * d * d), whole


def _root(total, divisor):
    """The square root of the quotient, rounded once: 109 bits of it, and whether more follow."""
    if isinstance(total, float):
        total.numerator  # No fraction is infinite: CPython fails like this.
    n, m = total[0], total[1] * divisor
    if n == 0:
        return 0.0
    shift = (n.bit_length() - m.bit_length() - 109) // 2
    if shift < 0:
        n <<= -2 * shift
    else:
        m <<= 2 * shift
    root = isqrt(n // m)
    root |= root * root * m != n
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def pvariance(data, mu=None):
    data = _row(data, "pvariance")
    total, whole = _squares(data, mu)
    return _divide(total, len(data), whole)


def variance(data, xbar=None):
    data = _row(data, "variance", 2)
    total, whole = _squares(data, xbar)
    return _divide(total, len(data) - 1, whole)


def pstdev(data, mu=None):
    data = _row(data, "pstdev")
    return _root(_squares(data, mu)[0], len(data))


def stdev(data, xbar=None):
    data = _row(data, "stdev", 2)
    return _root(_squares(data, xbar)[0], len(data) - 1)


# ---- two rows -----------------------------------------------------------------------------------

def _centered(x, y, name):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{name} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{name} requires at least two data points")
    x_middle, y_middle = fsum(x) / n, fsum(y) / n
    return [v - x_middle for v in x], [v - y_middle for v in y], x_middle, y_middle


def _products(x, y):
    return fsum(a * b for a, b in zip(x, y))


def covariance(x, y, /):
    x, y, _, _ = _centered(x, y, "covariance")
    return _products(x, y) / (len(x) - 1)


def correlation(x, y, /):
    """Pearson's coefficient: 1 when the points lie on a rising line, -1 on a falling one."""
    x, y, _, _ = _centered(x, y, "correlation")
    try:
        return _products(x, y) / sqrt(_products(x, x) * _products(y, y))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


LinearRegression = namedtuple("LinearRegression", ("slope", "intercept"))


def linear_regression(x, y, /, *, proportional=False):
    """The line through the points, or through the origin, by least squares."""
    a, b, x_middle, y_middle = _centered(x, y, "linear regression")
    if proportional:
        a, b = x, y
    try:
        slope = (_products(a, b) + 0.0) / _products(a, a)
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression(slope, 0.0 if proportional else y_middle - slope * x_middle)
