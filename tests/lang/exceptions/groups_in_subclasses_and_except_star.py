# Exception groups with more arguments, notes that go along, and what except* raises again.
class Batch(ExceptionGroup):
    def __new__(cls, message, members, code):
        self = super().__new__(cls, message, members)
        self.code = code
        return self

    def derive(self, members):
        return Batch(self.message, members, self.code)


batch = Batch("jobs", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3)])], 42)
batch.add_note("on Monday")
values, rest = batch.split(ValueError)
print(repr(values), values.code, values.__notes__, values.__notes__ is batch.__notes__)
print(repr(rest), rest.code, batch.subgroup(KeyError))
print(ExceptionGroup[int], BaseExceptionGroup[str])


class Stop(BaseExceptionGroup, ValueError):
    pass


def attempt(function):
    try:
        print(repr(function()))
    except BaseException as error:
        print("raised", repr(error), "context", repr(error.__context__))


attempt(lambda: Stop("s", [KeyboardInterrupt()]))
attempt(lambda: ExceptionGroup("s", [KeyboardInterrupt()]))
attempt(lambda: BaseExceptionGroup("s", [KeyboardInterrupt()]))
attempt(lambda: ExceptionGroup("s", "no list"))
attempt(lambda: ExceptionGroup("s"))


def again():
    try:
        raise batch
    except* ValueError:
        raise


def half():
    try:
        raise batch
    except* TypeError:
        pass


def anew():
    try:
        raise ExceptionGroup("two", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("fresh")


def lone():
    try:
        raise ValueError("lone")
    except* ValueError as group:
        print("caught", repr(group))
        raise


def lone_other():
    try:
        raise ValueError("lone")
    except* TypeError:
        pass


def group_class():
    try:
        raise OSError("x")
    except* (TypeError, ExceptionGroup):
        pass


for function in again, half, anew, lone, lone_other, group_class:
    print(function.__name__)
    attempt(function)
for body in "break", "continue", "return 1":
    for source in ("def f():\n try: pass\n except* ValueError: %s",
                   "def f():\n while 1:\n  try: pass\n  except* ValueError: %s"):
        try:
            compile(source % body, "<s>", "exec")
        except SyntaxError as error:
            print(error)


def deep():
    group = ValueError()
    for _ in range(5000):
        group = ExceptionGroup("d", [group])
    return group


try:
    deep().split(TypeError)
except RecursionError as error:
    print("RecursionError")
