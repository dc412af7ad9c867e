def f():
    return f()


def g(n):
    try:
        return g(n + 1)
    except RecursionError:
        return "bottom"


for i in range(3):
    try:
        f()
    except RecursionError as e:
        print(e)
print(g(0))


class A:
    def __getattr__(self, name):
        return self.other

    def __init__(self):
        pass


try:
    A().x
except RecursionError:
    print("attribute")


class B:
    def __init__(self):
        B()


try:
    B()
except RecursionError:
    print("init")
deep = ()
for i in range(100000):
    deep = (deep,)
for what, f in (("repr", lambda: repr(deep)), ("compare", lambda: deep == (deep,)), ("str", lambda: str(deep))):
    try:
        f()
        print(what, "works")
    except RecursionError:
        print(what, "is an error")


try:
    hash(deep)
except RecursionError:
    pass


class C(dict):
    def __missing__(self, k):
        return self[k + 1]


try:
    C()[0]
except RecursionError:
    print("missing")
try:
    sorted([3, 1], key=lambda x: f())
except RecursionError:
    print("in a call from a builtin")
try:
    eval("f()" if False else "(lambda f: f(f))(lambda f: f(f))")
except RecursionError:
    print("lambda")


class M:
    def __repr__(self):
        return "%r" % [self]


try:
    repr(M())
except RecursionError:
    print("repr through a list")


class D:
    def __del__(self):
        D()


print("done")
