"""Averages, spreads, and how two rows of data go together.

Sums are exact: a sum is a pair of ints, numerator and denominator, and rounded once at the end."""
from collections import namedtuple
from math import exp, fsum, gcd, isqrt, log, sqrt

from _statistics_normal import NormalDist

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean",
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


def _joint(kind, other):
    """The type of a sum of both types."""
    if kind is other or other is int or other is bool:
        return kind
    if kind is int or issubclass(other, kind):
        return other
    if issubclass(kind, other):
        return kind
    if issubclass(kind, int) or issubclass(other, int):
        return other if issubclass(kind, int) else kind
    names = kind.__name__, other.__name__
    if issubclass(kind, float) and names[1] == "Fraction":
        return kind
    if issubclass(other, float) and names[0] == "Fraction":
        return other
    raise TypeError("don't know how to coerce %s and %s" % names)


def _sum(data):
    """The exact sum, or what has no exact one; and the type of the result."""
    parts, strange, kind = {}, 0, int
    for x in data:
        if type(x) is not kind:
            kind = _joint(kind, type(x))
        ratio = _ratio(x)
        if ratio is None:
            strange += x
        else:
            parts[ratio[1]] = parts.get(ratio[1], 0) + ratio[0]
    return strange if strange or strange != strange else _add_up(parts), kind


def _divide(total, divisor, kind):
    """A quotient of the type of the data; of ints it is a float if it does not come out even."""
    if not isinstance(total, tuple):
        return total / divisor
    numerator, denominator = total[0], total[1] * divisor
    if issubclass(kind, int) and numerator % denominator == 0:
        return kind(numerator // denominator)
    if issubclass(kind, (int, float)):
        quotient = numerator / denominator
        return quotient if kind in (int, bool, float) else kind(quotient)
    return kind(numerator) / kind(denominator)


def _row(data, name, least=1):
    data = list(data)
    if len(data) < least:
        what = "one data point" if least == 1 else "two data points"
        raise StatisticsError(f"{name} requires at least {what}")
    return data


# ---- averages -----------------------------------------------------------------------------------

def mean(data):
    data = _row(data, "mean")
    total, kind = _sum(data)
    return _divide(total, len(data), kind)


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
    total, kind = _sum(w / x if w else 0 for x, w in zip(data, weights))
    (upper, under), _ = _sum(weights)
    if not isinstance(total, tuple):
        return upper / under / total
    if total[0] <= 0:
        raise StatisticsError("Weighted sum must be positive")
    return _divide((upper * total[1], under * total[0]), 1, kind)


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
    """The sum of the squared distances from the mean, and the type of the result."""
    if center is not None:
        return _sum((x - center) ** 2 for x in data)
    sums, squares, kind = {}, {}, int
    for x in data:
        kind = _joint(kind, type(x))
        ratio = _ratio(x)
        if ratio is None:
            return x, kind
        n, d = ratio
        sums[d] = sums.get(d, 0) + n
        squares[d * d] = squares.get(d * d, 0) + n * n
    (total, d), (square, e), count = _add_up(sums), _add_up(squares), len(data)
    return (count * square * d * d - total * total * e, count * e * d * d), kind


def _decimal_root(n, m, root):
    """The decimal nearest to the square root of n / m, which is `root` or one next to it."""
    above, below = root.as_integer_ratio()
    for near, side in ((root.next_plus(), 1), (root.next_minus(), -1)):
        near_above, near_below = near.as_integer_ratio()
        middle = above * near_below + near_above * below
        if (4 * n * (below * near_below) ** 2 - m * middle * middle) * side > 0:
            return near
    return root


def _root(total, divisor, kind=float):
    """The square root of the quotient, rounded once: 109 bits of it, and whether more follow."""
    if not isinstance(total, tuple):
        total.numerator  # No fraction is infinite: CPython fails like this.
    n, m = total[0], total[1] * divisor
    if kind.__name__ == "Decimal":
        return _decimal_root(n, m, (kind(n) / kind(m)).sqrt())
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
    total, kind = _squares(data, mu)
    return _divide(total, len(data), kind)


def variance(data, xbar=None):
    data = _row(data, "variance", 2)
    total, kind = _squares(data, xbar)
    return _divide(total, len(data) - 1, kind)


def pstdev(data, mu=None):
    data = _row(data, "pstdev")
    total, kind = _squares(data, mu)
    return _root(total, len(data), kind)


def stdev(data, xbar=None):
    data = _row(data, "stdev", 2)
    total, kind = _squares(data, xbar)
    return _root(total, len(data) - 1, kind)


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
