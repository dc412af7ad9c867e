class K:
    def keys(self):
        raise AttributeError("zz")


class L:
    def keys(self):
        return [1]


def g(*a, **k):
    return a, k


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for o in (K(), L(), 3, None, [(1, 2)], {1: 2}, {"a": 1}):
    show(lambda: {**o})
    show(lambda: g(**o))
    show(lambda: g(a=1, **o))
    show(lambda: dict(o))
    show(lambda: {}.update(o))
