x = "global"


def outer():
    x = "outer"

    def inner():
        nonlocal x
        x = "changed"

    def glob():
        global x
        x = "global changed"
        return x

    inner()
    print(x)
    glob()
    return x


print(outer(), x)


def make_global():
    global created
    created = 7


make_global()
print(created)


def unbound():
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print(e)
    try:
        del y
    except UnboundLocalError as e:
        print(e)


unbound()
try:
    undefined_thing
except NameError as e:
    print(e, e.name)
try:
    del undefined_thing
except NameError as e:
    print(e)


def shadow(len):
    return len


print(shadow(3), len("abc"))


def g():
    global created
    del created


g()
try:
    created
except NameError as e:
    print(e)


class C:
    x = "class"
    y = x

    def m(self):
        return x


print(C().m(), C.y)


def exec_scope():
    local = 5
    exec("local = 6; new = 7")
    try:
        return local, new
    except NameError as e:
        return local, str(e)


print(exec_scope())


def comp():
    total = 0
    return [total := total + v for v in [1, 2, 3]], total


print(comp())
