class Frozen:
    def __init__(self, **kw):
        for k, v in kw.items():
            object.__setattr__(self, k, v)

    def __setattr__(self, name, value):
        raise AttributeError(f"cannot set {name}")

    def __delattr__(self, name):
        raise AttributeError(f"cannot delete {name}")


f = Frozen(a=1)
for act in (lambda: setattr(f, "a", 2), lambda: delattr(f, "a"), lambda: setattr(f, "n", 2)):
    try:
        act()
    except AttributeError as e:
        print(e)
print(f.a)


class Log:
    def __setattr__(self, k, v):
        print("set", k, v)
        super().__setattr__(k, v)

    def __delattr__(self, k):
        print("del", k)
        super().__delattr__(k)


l = Log()
l.x = 1
l.x += 2
del l.x
try:
    del l.x
except AttributeError as e:
    print(e)
setattr(l, "with space", 5)
print(getattr(l, "with space"), l.__dict__)
for bad in (lambda: setattr(l, 3, 4), lambda: getattr(l, 3), lambda: hasattr(l, 3), lambda: delattr(l, None), lambda: getattr(l)):
    try:
        bad()
    except TypeError as e:
        print(e)
for x in (5, "s", None, [], len, (1,)):
    try:
        x.attr = 1
    except AttributeError as e:
        print(e)
try:
    (5).real = 3
except AttributeError as e:
    print(e)
try:
    del (5).real
except AttributeError as e:
    print(e)
try:
    object().x = 1
except AttributeError as e:
    print(e)
