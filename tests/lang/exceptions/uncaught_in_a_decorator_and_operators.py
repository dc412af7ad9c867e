class V:
    def __add__(self, other):
        return self.missing + other

    def __getattr__(self, name):
        raise AttributeError(f"no {name}")


def logged(f):
    def wrapper(*args):
        return f(*args)
    return wrapper


@logged
def compute(a, b):
    c = a + b
    return c


compute(V(), 2)
