import builtins
print(globals() is globals(), "__name__" in globals(), __name__)
globals()["made"] = 5
print(made)
print(len is builtins.len, "print" in dir(builtins))
len_saved = len


def len(x):
    return "mine"


print(len([]), builtins.len([]))
del len
print(len([]))


def f():
    a = 1
    l = locals()
    b = 2
    return sorted(l), sorted(locals())


print(f())


def g():
    x = 1

    def h():
        return x, sorted(locals())
    return h()


print(g())
print(locals() is globals())


class C:
    a = 1
    ls = sorted(k for k in locals() if not k.startswith("__"))


print(C.ls)
builtins.everywhere = "yes"
print(everywhere)
del builtins.everywhere
try:
    everywhere
except NameError as e:
    print(e)
print(type(__builtins__).__name__, __doc__, __name__)
