"""Random numbers by the Mersenne Twister."""
from _random import Twister as _Twister
from math import acos, ceil, cos, e, exp, floor, log, pi, sin, sqrt

__all__ = """Random SystemRandom betavariate choice choices expovariate gammavariate gauss
    getrandbits getstate lognormvariate normalvariate paretovariate randbytes randint random
    randrange sample seed setstate shuffle triangular uniform vonmisesvariate
    weibullvariate""".split()

NV_MAGICCONST = 4 * exp(-0.5) / sqrt(2.0)
LOG4 = log(4.0)
SG_MAGICCONST = 1.0 + log(4.5)
BPF = 53
TWOPI = 2.0 * pi


class Random:
    """A generator with a state of its own."""
    VERSION = 3

    def __new__(cls, *args, **kwargs):
        self = super().__new__(cls)
        self._core = _Twister()
        self.gauss_next = None
        return self

    def __init__(self, x=None):
        self.seed(x)

    def random(self):
        return self._core.random()

    def getrandbits(self, k, /):
        return self._core.getrandbits(k)

    def seed(self, a=None, version=2):
        if version == 1 and isinstance(a, (str, bytes)):
            a = a.decode("latin-1") if isinstance(a, bytes) else a
            x = ord(a[0]) << 7 if a else 0
            for c in map(ord, a):
                x = ((1000003 * x) ^ c) & 0xFFFFFFFFFFFFFFFF
            x ^= len(a)
            a = -2 if x == -1 else x
        elif version == 2 and isinstance(a, (str, bytes, bytearray)):
            from hashlib import sha512
            a = a.encode() if isinstance(a, str) else bytes(a)
            a = int.from_bytes(a + sha512(a).digest(), "big")
        elif not isinstance(a, (type(None), int, float)):
            raise TypeError("The only supported seed types are: None,\n"
                            "int, float, str, bytes, and bytearray.")
        if a is None:
            self._core.seed_system()
        else:
            self._core.seed(a if isinstance(a, int) else hash(a) & 0xFFFFFFFFFFFFFFFF)
        self.gauss_next = None

    def getstate(self):
        return self.VERSION, self._core.getstate(), self.gauss_next

    def setstate(self, state):
        if state[0] != 3:
            raise ValueError("state with version %s passed to Random.setstate() of version %s" %
                             (state[0], self.VERSION))
        self._core.setstate(state[1])
        self.gauss_next = state[2]

    def __getstate__(self):
        return self.getstate()

    def __setstate__(self, state):
        self.setstate(state)

    def __reduce__(self):
        return self.__class__, (), self.getstate()

    def _randbelow(self, n):
        """An int from 0 to n - 1."""
        take = self.getrandbits
        bits = n.bit_length()
        number = take(bits)
        while number >= n:
            number = take(bits)
        return number

    # ---- ints ----

    def randrange(self, start, stop=None, step=1):
        try:
            first = start.__index__()
        except AttributeError:
            first = _to_int(start, "start")
        if stop is None:
            if step != 1:
                raise TypeError("Missing a non-None stop argument")
            if first > 0:
                return self._randbelow(first)
            raise ValueError("empty range for randrange()")
        try:
            last = stop.__index__()
        except AttributeError:
            last = _to_int(stop, "stop")
        width = last - first
        try:
            step = step.__index__()
        except AttributeError:
            step = _to_int(step, "step")
        if step == 1:
            if width > 0:
                return first + self._randbelow(width)
            raise ValueError("empty range for randrange() (%d, %d, %d)" % (first, last, width))
        if step == 0:
            raise ValueError("zero step for randrange()")
        count = (width + step - (1 if step > 0 else -1)) // step
        if count <= 0:
            raise ValueError("empty range for randrange()")
        return first + step * self._randbelow(count)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    # ---- sequences ----

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        below = self._randbelow
        for i in reversed(range(1, len(x))):
            j = below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        from _collections_abc import Sequence
        if not isinstance(population, Sequence):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        n = len(population)
        if counts is not None:
            return self._sample_counted(population, k, list(counts))
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        below, result = self._randbelow, [None] * k
        # Beyond this size a set of chosen places is smaller than a copy of the population.
        limit = 21
        if k > 5:
            limit += 4 ** ceil(log(k * 3, 4))
        if n <= limit:
            pool = list(population)
            for i in range(k):
                j = below(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
            return result
        chosen = set()
        for i in range(k):
            j = below(n)
            while j in chosen:
                j = below(n)
            chosen.add(j)
            result[i] = population[j]
        return result

    def _sample_counted(self, population, k, counts):
        from itertools import accumulate
        from bisect import bisect
        sums = list(accumulate(counts))
        if len(sums) != len(population):
            raise ValueError("The number of counts does not match the population")
        total = sums.pop() if sums else 0
        if not isinstance(total, int):
            raise TypeError("Counts must be integers")
        if total <= 0:
            raise ValueError("Total of counts must be greater than zero")
        return [population[bisect(sums, at)] for at in self.sample(range(total), k=k)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        random, n = self.random, len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[floor(random() * n)] for _ in range(k)]
            try:
                cum_weights, total = [], 0
                for weight in weights:
                    total += weight
                    cum_weights.append(total)
            except TypeError:
                if not isinstance(weights, int):
                    raise
                raise TypeError("The number of choices must be a keyword argument: "
                                f"k={weights}") from None
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        if total - total != 0:
            raise ValueError("Total of weights must be finite")
        from bisect import bisect
        return [population[bisect(cum_weights, random() * total, 0, n - 1)] for _ in range(k)]

    # ---- distributions ----

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        try:
            c = 0.5 if mode is None else (mode - low) / (high - low)
        except ZeroDivisionError:
            return low
        if u > c:
            u, c = 1.0 - u, 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = NV_MAGICCONST * (u1 - 0.5) / u2
            if z * z / 4.0 <= -log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * TWOPI
            radius = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(angle) * radius
            self.gauss_next = sin(angle) * radius
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -log(1.0 - self.random()) / lambd

    def vonmisesvariate(self, mu, kappa):
        if kappa <= 1e-6:
            return TWOPI * self.random()
        s = 0.5 / kappa
        r = s + sqrt(1.0 + s * s)
        while True:
            z = cos(pi * self.random())
            d = z / (r + z)
            u = self.random()
            if u < 1.0 - d * d or u <= (1.0 - d) * exp(d):
                break
        q = 1.0 / r
        f = (q + z) / (1.0 + q * z)
        return (mu + acos(f)) % TWOPI if self.random() > 0.5 else (mu - acos(f)) % TWOPI

    def gammavariate(self, alpha, beta):
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha == 1.0:
            return -log(1.0 - self.random()) * beta
        return (self._gamma_large if alpha > 1.0 else self._gamma_small)(alpha) * beta

    def _gamma_large(self, alpha):
        ainv = sqrt(2.0 * alpha - 1.0)
        while True:
            u1 = self.random()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - self.random()
            v = log(u1 / (1.0 - u1)) / ainv
            x = alpha * exp(v)
            z = u1 * u1 * u2
            r = alpha - LOG4 + (alpha + ainv) * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= log(z):
                return x

    def _gamma_small(self, alpha):
        while True:
            b = (e + alpha) / e
            p = b * self.random()
            x = p ** (1.0 / alpha) if p <= 1.0 else -log((b - p) / alpha)
            u = self.random()
            if p > 1.0 and u <= x ** (alpha - 1.0) or p <= 1.0 and u <= exp(-x):
                return x

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)


def _to_int(value, name):
    """An argument of randrange that has no __index__."""
    number = int(value)
    if number != value:
        raise ValueError("non-integer arg 1 for randrange()" if name == "start" else
                         f"non-integer {name} for randrange()")
    import warnings
    warnings.warn("non-integer arguments to randrange() have been deprecated since Python 3.10 "
                  "and will be removed in a subsequent version", DeprecationWarning, 3)
    return number


class SystemRandom(Random):
    """Numbers of the system, without seed or state."""

    def random(self):
        self._core.seed_system()
        return self._core.random()

    def getrandbits(self, k, /):
        self._core.seed_system()
        return self._core.getrandbits(k)

    def seed(self, *args, **kwds):
        return None

    def getstate(self, *args, **kwds):
        raise NotImplementedError("System entropy source does not have state.")

    setstate = getstate


_inst = Random()
random = _inst._core.random
getrandbits = _inst._core.getrandbits
for _name in __all__:
    if _name not in ("Random", "SystemRandom", "random", "getrandbits"):
        globals()[_name] = getattr(_inst, _name)
