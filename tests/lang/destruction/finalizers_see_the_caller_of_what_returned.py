"""What a function held dies when the function has returned: its frame is none of the finalizer's."""
import sys


class Mortal:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        frame = sys._getframe(1)
        print(self.name, "dies in", frame.f_code.co_name, frame.f_lineno)


def leave():
    mortal = Mortal("local")
    return 1


def drop():
    mortal = Mortal("deleted")
    del mortal
    return leave()


def fail():
    mortal = Mortal("of what failed")
    raise ValueError


def produce():
    mortal = Mortal("of a generator")
    yield 1


def nested():
    inner = [Mortal("nested")]

    def use():
        return inner
    return len(use())


def main():
    drop()
    try:
        fail()
    except ValueError:
        pass
    for number in produce():
        pass
    list(produce())
    nested()
    (lambda mortal: None)(Mortal("argument"))
    [Mortal("item") for _ in range(1)]
    Mortal("value")


def tell(name):
    frame = sys._getframe(1)
    names = []
    while frame:
        names.append(frame.f_code.co_name)
        frame = frame.f_back
    print(name, "ends below", *names)


def wait(name):
    try:
        yield 1
    finally:
        tell(name)
        mortal = Mortal("local of " + name)


def delegate(name):
    try:
        yield from wait("delegate of " + name)
    finally:
        tell(name)


def begin(kind, name):
    generator = kind(name)
    return next(generator)


def begin_and_fail(kind, name):
    generator = kind(name)
    next(generator)
    raise ValueError


def hold_in_generator(name):
    inner = wait(name)
    next(inner)
    yield 1


class Plain:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *arguments):
        tell("thrown into an iterator")
        raise StopIteration

    def close(self):
        tell("closing an iterator")


def delegate_to(iterator):
    yield from iterator
    yield 2


def generators():
    begin(wait, "generator")
    begin(delegate, "delegation")
    try:
        begin_and_fail(wait, "generator of what failed")
    except ValueError:
        pass
    list(hold_in_generator("generator of a generator"))
    begin(delegate_to, Plain())
    for generator in (delegate_to(Plain()), delegate("thrown into")):
        next(generator)
        try:
            generator.throw(ValueError)
        except ValueError:
            pass
    print(sys._getframe().f_back.f_code.co_name)


class Failing:
    def __del__(self):
        raise RuntimeError("told with the place that runs")


def hold():
    failing = Failing()
    return 1


main()
generators()
hold()
