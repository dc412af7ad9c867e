def f(self, x=1):
    return (self, x)


print(f.__get__(5)(2), f.__get__("s", str)())
print(type(f.__get__(5)).__name__)


class Callable:
    def __call__(self, *args):
        return args


class A:
    c = Callable()
    b = len
    l = lambda self: "lambda"
    s = staticmethod(lambda: "static")
    k = classmethod(lambda cls: cls.__name__)
    p = print


a = A()
print(a.c(1), a.b([1, 2]), a.l(), a.s(), a.k(), A.k())
a.p("builtin functions do not bind")
print(hasattr(len, "__get__"), hasattr(f, "__get__"), hasattr(Callable(), "__get__"))
print(str.upper.__get__("abc")(), list.append.__name__, type(str.upper).__name__)
x = []
app = x.append
app(3)
app(4)
print(x, app.__self__ is x, type(app).__name__)
try:
    list.append(3, 4)
except TypeError as e:
    print(e)
try:
    list.append()
except TypeError as e:
    print(e)
try:
    str.upper.__get__(5)
except TypeError as e:
    print(e)
