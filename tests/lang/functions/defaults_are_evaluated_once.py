def add(x, seen=[]):
    seen.append(x)
    return seen


print(add(1), add(2), add(3, []), add(4))
i = 5


def late(x=i):
    return x


i = 6
print(late())
fs = [lambda n=n: n for n in range(3)]
print([g() for g in fs])
gs = [lambda: n for n in range(3)]
print([g() for g in gs])
order = []


def note(v):
    order.append(v)
    return v


def f(a=note("a"), *, k=note("k"), b: note("ann") = note("b")) -> note("ret"):
    pass


print(order)


@note
def d(x=note("default")):
    pass


print(order[-2], order[-1].__name__)
print(note(1) + note(2) * note(3), order[-3:])
