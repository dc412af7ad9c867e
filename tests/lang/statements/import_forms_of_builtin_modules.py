import sys, math as m
from math import pi as PI, sqrt, floor as fl
from sys import (
    path,
    argv as arguments,
)
print(m.sqrt(16), PI == m.pi, sqrt(2) ** 2 > 1.99, fl(2.7))
print(path is sys.path, type(arguments).__name__, m.__name__, type(m).__name__)
try:
    import no_such_module_here
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from math import no_such_name
except ImportError as e:
    print(str(e).split(" (")[0], e.name)
try:
    import math.nothing
except ModuleNotFoundError as e:
    print(e)


def f():
    import time
    from math import cos
    return cos(0)


print(f(), "time" in globals())
from math import *
print(sin(0), e > 2.7)
print("math" in sys.modules, sys.modules["math"] is m)
mod = __import__("math")
print(mod is m)
