class P:
    def __init__(self, x):
        self.x = x

    def __eq__(self, o):
        return isinstance(o, P) and self.x == o.x


class H(P):
    def __hash__(self):
        return hash(self.x)


class Q(H):
    def __eq__(self, o):
        return False


print(P(1) == P(1), P(1) != P(1), P(1) == 1)
for k in (P, H, Q):
    try:
        hash(k(1))
        print(k.__name__, "hashable")
    except TypeError as e:
        print(e)
print(P.__hash__, len({H(1), H(1), H(2)}))
d = {H(1): "a"}
print(d[H(1)], H(1) in d, H(3) in d)


class BadHash:
    def __hash__(self):
        return "x"


try:
    hash(BadHash())
except TypeError as e:
    print(e)


class Big:
    def __hash__(self):
        return 2 ** 64


print(hash(Big()))


class Minus:
    def __hash__(self):
        return -1


print(hash(Minus()), hash(-1), hash(-2))


class Never:
    __hash__ = None


try:
    {Never(): 1}
except TypeError as e:
    print(e)
print(isinstance(hash(object()), int))
x = float("nan")
print(x == x, x in [x], [x] == [x], (x,) == (x,), {x: 1} == {x: 1})
