class Tracked:
    def __new__(cls, *args, **kwargs):
        print("new", cls.__name__, args, kwargs)
        return super().__new__(cls)

    def __init__(self, *args, **kwargs):
        print("init", args, kwargs)


Tracked(1, 2, k=3)


class Elsewhere:
    def __new__(cls):
        return 42

    def __init__(self):
        print("never")


print(Elsewhere())


class Single:
    instance = None

    def __new__(cls):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self):
        self.times = getattr(self, "times", 0) + 1


print(Single() is Single(), Single().times)


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as e:
    print(e)


class Plain:
    pass


class OnlyInit:
    def __init__(self, a, b=2):
        self.a = a


for call in (lambda: Plain(1), lambda: Plain(x=1), lambda: OnlyInit(), lambda: OnlyInit(1, 2, 3), lambda: OnlyInit(1, c=3),
             lambda: object(1), lambda: object.__new__(Plain, 1), lambda: object.__new__(3), lambda: object.__new__(int),
             lambda: object.__new__()):
    try:
        call()
        print("fine")
    except TypeError as e:
        print(e)


class Upper(str):
    def __new__(cls, text):
        return super().__new__(cls, text.upper())


print(Upper("abc"), type(Upper("a")).__name__, len(Upper("abc")))


class Even(int):
    def __new__(cls, n):
        return super().__new__(cls, n - n % 2)


print(Even(7), Even(8) + 1, type(Even(7) + 0).__name__)
