n = "module"


class A:
    n = "class"
    direct = n
    first_iterable = [x for x in n]
    try:
        inside = [n for _ in range(1)]
    except NameError as e:
        inside = "error"
    lam = lambda: n
    nested = [[y for y in (x,)] for x in n[:2]]

    def method(self):
        return n

    class Inner:
        seen = n


print(A.direct, A.first_iterable, A.inside, A.lam(), A.nested, A().method(), A.Inner.seen)


def f():
    n = "function"

    class B:
        seen = n
        n = "class in function"
        again = n
        comp = [n for _ in range(1)]

        def m(self):
            return n
    return B


B = f()
print(B.again, B.comp, B().m(), getattr(B, "seen", None))


def g():
    x = [i for i in range(3)]
    try:
        i
    except NameError as e:
        print(e)
    y = {k: v for k, v in zip("ab", x)}
    return x, y, sorted(locals())


print(g())


def h(n):
    class C:
        nonlocal n
        n = n + 1
    return n


print(h(1))
i = "kept"
[i for i in range(3)]
print(i)
