# Generators that a collection finds are closed, begun or not, also when somebody brings them back.
import gc
keep = []


class P:
    def __del__(self):
        keep.append(self)


def g1(x):
    yield 1
    yield 2


def g2(x):
    try:
        yield 1
    finally:
        print("finally")


def g3(x):
    with open("/dev/null"):
        yield 1


for g in g1, g2, g3:
    p = P()
    p.g, p.me = g(p), p
    next(p.g)
    q = P()  # never begun
    q.g, q.me = g(q), q
    del p, q
    gc.collect()
    for k in keep:
        print(k.g.gi_frame is None, list(k.g))
    keep.clear()
