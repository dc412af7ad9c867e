"""Random numbers: the Mersenne twister, seeded as CPython seeds it."""
import time
from bisect import bisect as _bisect
from itertools import accumulate as _accumulate
from math import (acos as _acos, cos as _cos, e as _e, exp as _exp, floor as _floor, log as _log,
                  pi as _pi, sin as _sin, sqrt as _sqrt)
from operator import index as _index

__all__ = ["Random", "SystemRandom", "betavariate", "choice", "choices", "expovariate",
           "gammavariate", "gauss", "getrandbits", "getstate", "lognormvariate", "normalvariate",
           "paretovariate", "randbytes", "randint", "random", "randrange", "sample", "seed",
           "setstate", "shuffle", "triangular", "uniform", "weibullvariate"]
_N, _M = 624, 397
_LIMIT = 0xffffffff


class Random:
    """One generator with a state of its own."""

    def __init__(self, x=None):
        self.seed(x)

    # ---- the twister

    def _start(self, s):
        state = [s & _LIMIT]
        for i in range(1, _N):
            last = state[-1]
            state.append((1812433253 * (last ^ last >> 30) + i) & _LIMIT)
        self._state, self._index = state, _N

    def _start_by_words(self, words):
        self._start(19650218)
        state = self._state
        i, j = 1, 0
        for _ in range(max(_N, len(words))):
            last = state[i - 1]
            state[i] = ((state[i] ^ (last ^ last >> 30) * 1664525) + words[j] + j) & _LIMIT
            i += 1
            j += 1
            if i >= _N:
                state[0] = state[_N - 1]
                i = 1
            if j >= len(words):
                j = 0
        for _ in range(_N - 1):
            last = state[i - 1]
            state[i] = ((state[i] ^ (last ^ last >> 30) * 1566083941) - i) & _LIMIT
            i += 1
            if i >= _N:
                state[0] = state[_N - 1]
                i = 1
        state[0] = 0x80000000

    def _refill(self):
        state = self._state
        for i in range(_N):
            y = state[i] & 0x80000000 | state[(i + 1) % _N] & 0x7fffffff
            state[i] = state[(i + _M) % _N] ^ y >> 1 ^ (0x9908b0df if y & 1 else 0)
        self._index = 0

    def _word(self):
        if self._index >= _N:
            self._refill()
        y = self._state[self._index]
        self._index += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9d2c5680
        y ^= y << 15 & 0xefc60000
        return y ^ y >> 18

    # ---- state

    def seed(self, a=None, version=2):
        if a is None:
            a = time.time_ns() ^ id(self)
        elif isinstance(a, float):
            a = hash(a)
        elif isinstance(a, (str, bytes, bytearray)):
            if isinstance(a, str):
                a = a.encode()
            a = int.from_bytes(bytes(a) + _sha512(bytes(a)), "big")
        elif not isinstance(a, int):
            raise TypeError("The only supported seed types are: None,\n"
                            "int, float, str, bytes, and bytearray.")
        a = abs(a)
        words = [a & _LIMIT]
        while a > _LIMIT:
            a >>= 32
            words.append(a & _LIMIT)
        self._start_by_words(words)
        self.gauss_next = None

    def getstate(self):
        return 3, (*self._state, self._index), self.gauss_next

    def setstate(self, state):
        _, words, self.gauss_next = state
        self._state, self._index = list(words[:-1]), words[-1]

    # ---- numbers

    def random(self):
        a, b = self._word() >> 5, self._word() >> 6
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k, /):
        if k < 0:
            raise ValueError("number of bits must be non-negative")
        result, shift = 0, 0
        while k > 0:
            word = self._word()
            if k < 32:
                word >>= 32 - k
            result |= word << shift
            shift += 32
            k -= 32
        return result

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def _randbelow(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def randrange(self, start, stop=None, step=1):
        start = _index(start)
        if stop is None:
            if start > 0:
                return self._randbelow(start)
            raise ValueError("empty range for randrange()")
        stop, step = _index(stop), _index(step)
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError("empty range for randrange() (%d, %d, %d)" % (start, stop, width))
        if step > 0:
            n = (width + step - 1) // step
        elif step < 0:
            n = (width + step + 1) // step
        else:
            raise ValueError("zero step for randrange()")
        if n <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._randbelow(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # ---- sequences

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if not hasattr(population, "__getitem__") or isinstance(population, dict):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            population = [item for item, n in zip(population, counts) for _ in range(n)]
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result = [None] * k
        room = 21
        if k > 5:
            room += 4 ** _ceil_log4(k * 3)
        if n <= room:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
            return result
        chosen = set()
        for i in range(k):
            j = self._randbelow(n)
            while j in chosen:
                j = self._randbelow(n)
            chosen.add(j)
            result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                n += 0.0
                return [population[_floor(self.random() * n)] for _ in range(k)]
            cum_weights = list(_accumulate(weights))
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        return [population[_bisect(cum_weights, self.random() * total, 0, n - 1)]
                for _ in range(k)]

    # ---- distributions

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * _sqrt(u * c)

    def gauss(self, mu=0.0, sigma=1.0):
        z, self.gauss_next = self.gauss_next, None
        if z is None:
            angle = self.random() * 2.0 * _pi
            radius = _sqrt(-2.0 * _log(1.0 - self.random()))
            z = _cos(angle) * radius
            self.gauss_next = _sin(angle) * radius
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        factor = 4 * _exp(-0.5) / _sqrt(2.0)
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = factor * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_log(u2):
                return mu + z * sigma

    def lognormvariate(self, mu=0.0, sigma=1.0):
        return _exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd):
        return -_log(1.0 - self.random()) / lambd

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        return alpha * (-_log(1.0 - self.random())) ** (1.0 / beta)


def _ceil_log4(n):
    power = 0
    while 4 ** power < n:
        power += 1
    return power


def _sha512(data):
    """The digest that a text seed is mixed with; its constants are roots of primes."""
    primes, n = [], 2
    while len(primes) < 80:
        if all(n % p for p in primes):
            primes.append(n)
        n += 1
    mask = (1 << 64) - 1

    def root(value, degree):
        low, high = 0, 1 << 80
        while low < high - 1:
            middle = (low + high) // 2
            low, high = (middle, high) if middle ** degree <= value else (low, middle)
        return low & mask
    constants = [root(p << 192, 3) for p in primes]
    state = [root(p << 128, 2) for p in primes[:8]]
    padded = data + b"\x80" + bytes(-(len(data) + 17) % 128) + (len(data) * 8).to_bytes(16, "big")

    def turn(x, k):
        return (x >> k | x << 64 - k) & mask
    for at in range(0, len(padded), 128):
        w = [int.from_bytes(padded[at + i:at + i + 8], "big") for i in range(0, 128, 8)]
        for i in range(16, 80):
            x, y = w[i - 15], w[i - 2]
            w.append((w[i - 16] + w[i - 7] + (turn(x, 1) ^ turn(x, 8) ^ x >> 7)
                      + (turn(y, 19) ^ turn(y, 61) ^ y >> 6)) & mask)
        a, b, c, d, e, f, g, h = state
        for i in range(80):
            t = (h + (turn(e, 14) ^ turn(e, 18) ^ turn(e, 41)) + (e & f ^ ~e & g)
                 + constants[i] + w[i]) & mask
            u = (turn(a, 28) ^ turn(a, 34) ^ turn(a, 39)) + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = (t + u) & mask, a, b, c, (d + t) & mask, e, f, g
        state = [(x + y) & mask for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(8, "big") for x in state)


_shared = Random()
for _name in __all__[2:]:
    if hasattr(_shared, _name):
        globals()[_name] = getattr(_shared, _name)
del _name
