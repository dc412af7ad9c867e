# A memoryview is checked again after each call into the program, before bytes are touched.


def attempt(make, act):
    owner = bytearray(range(16))
    view = make(owner)

    class Spoiler:
        def spoil(self):
            view.release()
            owner.clear()
            owner.extend(b"x" * 5000)
            owner.clear()

        def __index__(self):
            self.spoil()
            return 1

        def __bool__(self):
            self.spoil()
            return True

        def __float__(self):
            self.spoil()
            return 1.5

    try:
        print(repr(act(view, Spoiler())))
    except (ValueError, TypeError, BufferError) as error:
        print(type(error).__name__, error)


def store(view, key, value):
    view[key] = value


for format in "bBhHiIlLqQnN?fd":
    attempt(lambda b: memoryview(b).cast(format), lambda v, s: store(v, 0, s))
attempt(memoryview, lambda v, s: store(v, s, 1))
attempt(memoryview, lambda v, s: v[s])
attempt(memoryview, lambda v, s: store(v, s, s))


class Failing:
    def __init__(self, error):
        self.error = error

    def __index__(self):
        raise self.error

    __bool__ = __float__ = __index__


for format in "Bi?d":
    view = memoryview(bytearray(8)).cast(format)
    for error in TypeError("mine"), ValueError("mine"), OverflowError("mine"), KeyError("mine"):
        try:
            view[0] = Failing(error)
        except Exception as caught:
            print(format, type(caught).__name__, caught)

view = memoryview(bytearray(2)).cast("?")
view[0] = [1]
view[1] = ""
print(view.tolist())
