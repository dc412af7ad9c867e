# Contexts that the program has tied to a circle: raising ends, and so does printing.
import traceback


def circle():
    first, second, third = TypeError(1), TypeError(2), TypeError(3)
    first.__context__ = second
    second.__context__ = third
    third.__context__ = second
    return first


try:
    try:
        raise circle()
    except TypeError:
        raise ValueError("outside")
except ValueError as error:
    print(repr(error.__context__), repr(error.__context__.__context__))

own = KeyError(5)
own.__context__ = own
try:
    try:
        raise own
    except KeyError:
        raise ValueError("outside")
except ValueError as error:
    print("".join(traceback.format_exception(error)))

try:
    try:
        raise own
    except KeyError:
        raise own
except KeyError as error:
    print(error.__context__ is error)

raise circle()
