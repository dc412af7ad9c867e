def counter(start=0):
    n = start

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n

    def reset():
        nonlocal n
        n = start
    return inc, get, reset


inc, get, reset = counter(5)
inc()
inc(10)
print(get())
reset()
print(get(), counter()[1]())
print(inc.__closure__[0].cell_contents, [type(c).__name__ for c in inc.__closure__], inc.__code__.co_freevars)
print(sorted(reset.__code__.co_freevars))


def deep():
    x = 1

    def mid():
        def low():
            nonlocal x
            x += 1
            return x
        return low
    return mid()


low = deep()
print(low(), low())


def late():
    def use():
        return later
    try:
        use()
    except NameError as e:
        print(e)
    later = 3
    print(use())
    del later
    try:
        use()
    except NameError as e:
        print(e)


late()


def loop():
    fs = []
    for i in range(3):
        def f():
            return i
        fs.append(f)
    return [f() for f in fs]


print(loop())


def params(a, *args, k=1, **kw):
    return lambda: (a, args, k, kw)


print(params(1, 2, k=3, z=4)())


def cell_ops():
    x = 1

    def f():
        return x
    return f


c = cell_ops().__closure__[0]
print(c.cell_contents)
c.cell_contents = 5
print(c.cell_contents)
del c.cell_contents
try:
    c.cell_contents
except ValueError as e:
    print(e)
