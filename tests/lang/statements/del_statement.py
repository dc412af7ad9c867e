x = 1
del x
try:
    x
except NameError as e:
    print(e)
a, b, c = 1, 2, 3
del a, (b, [c])
print([n for n in ("a", "b", "c") if n in globals()])
l = [1, 2, 3, 4]
del l[0], l[-1]
print(l)
d = {"a": 1, "b": 2}
del d["a"]
print(d)


class O:
    pass


o = O()
o.p = o.q = 1
del o.p, o.q
print(o.__dict__)
try:
    del o.p
except AttributeError as e:
    print(e)
try:
    del d["zzz"]
except KeyError as e:
    print(e)
try:
    del l[9]
except IndexError as e:
    print(e)


def f(arg):
    del arg
    try:
        return arg
    except UnboundLocalError as e:
        return str(e)


print(f(1))
del (l)
del ()
print("l" in globals())
