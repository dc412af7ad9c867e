def gen():
    yield 1
    yield 2
def f():
    for x in gen():
        {}["k"]
try: f()
except KeyError as e: print(e)


class D:
    def __del__(self):
        import sys
        print("asked", sys._getframe().f_back is not None)


def g():
    d = D()
    return 1


def h():
    d = D()
    raise ValueError


g()
try:
    h()
except ValueError:
    print("handled")
