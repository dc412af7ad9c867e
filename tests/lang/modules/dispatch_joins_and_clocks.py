# Dispatch on unions, joining subclasses with their own __iter__, clocks, powers of infinity.
import functools
import time
import typing


@functools.singledispatch
def kind(value):
    return "base"


@kind.register
def _(value: int | str):
    return "int or str"


@kind.register
def _(value: typing.Union[float, bytes]):
    return "float or bytes"


@kind.register(tuple | frozenset)
def _(value):
    return "tuple or frozenset"


print([kind(value) for value in (1, "a", 1.5, b"", (), frozenset(), [], None)])


def refused(register, *arguments):
    try:
        register(*arguments)
    except TypeError as error:
        print(str(error).split(" at 0x")[0])


def listed(value: list[int]):
    pass


def mixed(value: int | list[int]):
    pass


refused(kind.register, listed)
refused(kind.register, mixed)
refused(kind.register, lambda value: 0)
refused(kind.register, 5, lambda value: 0)
refused(kind)


class Letters(list):
    def __iter__(self):
        return iter("xy")


class Pair(tuple):
    def __iter__(self):
        return iter("zw")


print("".join(Letters(["a"])), "-".join(Pair(["a"])))

for name in "monotonic", "perf_counter", "process_time", "thread_time", "time":
    print(time.get_clock_info(name))
for name in "sundial", 5:
    try:
        time.get_clock_info(name)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

for base, exponent in (float("inf"), 1j), (0j, 1j), (0j, -1), (2j, 3), (1 + 2j, 0.5):
    try:
        print(base**exponent)
    except ZeroDivisionError as error:
        print(error)


class Named:
    pass


for name in "a\0b", 5, "Renamed":
    try:
        Named.__name__ = name
        print(Named)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
