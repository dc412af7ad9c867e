"""SHA-512, for random.seed(text)."""

_MASK = (1 << 64) - 1


def _primes():
    found, n = [], 2
    while len(found) < 80:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def _root(number, degree):
    """The first 64 bits after the point of a root of `number`."""
    wanted = number << (64 * degree)
    low, high = 0, 1 << 80
    while low < high:
        middle = (low + high + 1) // 2
        if middle ** degree <= wanted:
            low = middle
        else:
            high = middle - 1
    return low & _MASK


_PRIMES = _primes()
_KEYS = [_root(p, 3) for p in _PRIMES]
_START = [_root(p, 2) for p in _PRIMES[:8]]


def _turn(x, n):
    return (x >> n | x << (64 - n)) & _MASK


def _take_block(state, block):
    w = [int.from_bytes(block[i:i + 8], "big") for i in range(0, 128, 8)]
    for i in range(16, 80):
        x, y = w[i - 15], w[i - 2]
        w.append((w[i - 16] + (_turn(x, 1) ^ _turn(x, 8) ^ x >> 7) + w[i - 7] +
                  (_turn(y, 19) ^ _turn(y, 61) ^ y >> 6)) & _MASK)
    a, b, c, d, e, f, g, h = state
    for key, word in zip(_KEYS, w):
        first = (h + (_turn(e, 14) ^ _turn(e, 18) ^ _turn(e, 41)) + (e & f ^ ~e & g) + key + word)
        second = (_turn(a, 28) ^ _turn(a, 34) ^ _turn(a, 39)) + (a & b ^ a & c ^ b & c)
        a, b, c, d, e, f, g, h = (first + second) & _MASK, a, b, c, (d + first) & _MASK, e, f, g
    return [(x + y) & _MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]


def digest(data):
    """The 64 bytes of the hash of `data`."""
    padded = data + b"\x80" + bytes(-(len(data) + 17) % 128) + (8 * len(data)).to_bytes(16, "big")
    state = _START
    for at in range(0, len(padded), 128):
        state = _take_block(state, padded[at:at + 128])
    return b"".join(x.to_bytes(8, "big") for x in state)
