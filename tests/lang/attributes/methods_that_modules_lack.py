"""A missing function of a module is named in the error, also where it is called at once."""
import math
import sys
import traceback
import types

for call in (lambda: math.sqr, lambda: math.sqr(4), lambda: types.ModuleType("empty").run()):
    try:
        call()
    except AttributeError as error:
        print(error, error.name, type(error.obj))
        print(traceback.format_exc().splitlines()[-1])


class Guard:
    def __getattribute__(self, name):
        raise AttributeError("no " + name)


try:
    Guard().run()
except AttributeError as error:
    print(error, error.name, type(error.obj))
print(sys, types.ModuleType("made"))
