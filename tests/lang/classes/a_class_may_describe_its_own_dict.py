# An attribute __dict__ of the class stands before the dict of the instance.
import types


class Shown:
    @property
    def __dict__(self):
        return {"shown": 1}


thing = Shown()
thing.hidden = 2
print(thing.__dict__, vars(thing), thing.hidden)

try:
    class Both(types.ModuleType, str):
        pass
except TypeError as error:
    print(error)
try:
    class Other(dict, types.ModuleType):
        pass
except TypeError as error:
    print(error)


class Plain(types.ModuleType):
    __slots__ = ()


class Two(Plain, types.ModuleType):
    pass


print(Two("m"), Two("m").__name__)
