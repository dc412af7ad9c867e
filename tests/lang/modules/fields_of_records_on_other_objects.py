# The getter of a field refuses what is no record.
import math
import sys
import time
import weakref


class Strange:
    def __index__(self):
        return "no number"


for record in time.gmtime(0), sys.version_info, sys.float_info, sys.flags:
    for name in dir(type(record)):
        getter = getattr(type(record), name)
        if name.startswith("_") or not hasattr(type(getter), "__set__"):
            continue
        for wrong in 1, "text", object, None:
            if wrong is None:
                continue
            try:
                getter.__get__(wrong)
                print("no error", name, wrong)
            except TypeError:
                pass
for call in lambda: time.gmtime(Strange()), lambda: math.sqrt(Strange()):
    try:
        call()
    except TypeError as error:
        print(error)


class Unhashable:
    __hash__ = None


thing = Unhashable()
try:
    hash(weakref.ref(thing))
except TypeError as error:
    print(error)
