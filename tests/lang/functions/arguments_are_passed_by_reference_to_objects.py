def mutate(l, d, s, n, t):
    l.append(1)
    d["k"] = 1
    s.add(1)
    n += 1
    t += (1,)
    return n, t


l, d, s, n, t = [], {}, set(), 0, ()
print(mutate(l, d, s, n, t), l, d, s, n, t)


def star(*args, **kw):
    kw["new"] = 1
    return args, kw


source = {"a": 1}
print(star(*[1, 2], **source), source)
args = [1, [2]]
out, _ = star(*args)
out[1].append(3)
print(args)


def swap(a, b):
    return b, a


x, y = swap(1, 2)
print(x, y)


def f(x, x2=None, *, y=[]):
    y.append(x)
    return y


print(f(1), f(2), f(3, y=[]), f.__kwdefaults__)


def nested(a):
    def inner(b=a):
        return a, b
    a = "changed"
    return inner


print(nested("original")())
