# ABCMeta asks __subclasses__ as an attribute of the class.
import abc


def told(answer):
    class Named(metaclass=abc.ABCMeta):
        @classmethod
        def __subclasses__(cls):
            return answer
    return Named


class Good:
    pass


print(issubclass(Good, told([Good])), issubclass(int, told([])))
for answer in None, 42, [42]:
    try:
        print(issubclass(Good, told(answer)))
    except TypeError as error:
        print(error)
