a = b = 1
a, (b, *c) = 2, (3, 4, 5)
print(a, b, c)


def use():
    global a, d, f, G, m, e2, loop, w
    a = "assigned"
    for loop in range(3):
        pass

    def f():
        return "global f"

    class G:
        pass
    import math as m
    (d, w) = 1, 2
    try:
        raise KeyError("x")
    except KeyError as e2:
        pass
    with open("global_names_in_many_forms.py") as w:
        pass


use()
print(a, d, f(), G.__qualname__, m.floor(1.5), loop, w.closed, "e2" in globals())


def outer():
    global made
    made = 1

    def inner():
        global made
        made += 1
        del globals()["d"]
    inner()


outer()
print(made, "d" in globals())
