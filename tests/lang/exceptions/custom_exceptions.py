class AppError(Exception):
    code = 500

    def __init__(self, message, *, detail=None):
        super().__init__(message)
        self.detail = detail

    def __str__(self):
        base = super().__str__()
        return f"[{self.code}] {base}" + (f" ({self.detail})" if self.detail else "")


class NotFound(AppError):
    code = 404


class Slotted(Exception):
    __slots__ = ("where",)


try:
    raise NotFound("no such case", detail=17)
except AppError as e:
    print(e, repr(e), e.code, e.detail, e.args)
try:
    AppError("x", 1)
except TypeError as e:
    print(e)
s = Slotted("m")
s.where = "here"
s.other = 1
print(s.where, s.other, s)


class Eq(Exception):
    def __eq__(self, o):
        return type(self) is type(o) and self.args == o.args

    __hash__ = Exception.__hash__


print(Eq(1) == Eq(1), Eq(1) == Eq(2), ValueError(1) == ValueError(1))


class Multi(KeyError, AttributeError):
    pass


for kind in (KeyError, AttributeError, LookupError):
    try:
        raise Multi("m")
    except kind as e:
        print(kind.__name__, e)
try:
    class Bad(ValueError, OSError):
        pass
    print("made")
except TypeError as e:
    print(e)
try:
    class Worse(SystemExit, OSError):
        pass
except TypeError as e:
    print(e)
