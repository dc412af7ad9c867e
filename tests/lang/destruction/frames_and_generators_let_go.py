class D:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


def gen():
    d = D("in generator")
    yield 1
    print("not reached")


g = gen()
next(g)
del g
print("generator gone")


def raises():
    d = D("in frame")
    raise ValueError


try:
    raises()
except ValueError as e:
    print("in handler")
print("after handler")
saved = None
try:
    raises()
except ValueError as e:
    saved = e
print("traceback keeps the frame")
saved = None
print("now it is gone")


def closure():
    d = D("in cell")
    return lambda: d


c = closure()
print("cell alive")
del c
print("cell gone")


class M:
    def __enter__(self):
        return D("managed")

    def __exit__(self, *a):
        print("exit")


with M() as m:
    pass
del m


def default(x=D("default")):
    pass


del default
print("function gone")


class K:
    attr = D("class attribute")


del K
import gc
gc.collect()
print("class gone")
bound = D("bound").__init__
del bound
print("method gone")
