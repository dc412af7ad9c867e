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


class Failing:
    def __del__(self):
        raise RuntimeError("told with the place that runs")


def hold():
    failing = Failing()
    return 1


main()
hold()
