# The lines typed at the debugger's prompt stand in the file .in.
import os
import sys


def add(a, b=2, *args, key=None, **rest):
    """Adds."""
    total = a + b
    for i in range(3):
        total += i
    return total


class Point:
    def __init__(self, x):
        self.x = x

    def moved(self, by):
        return Point(self.x + by)


def fails(n):
    if n:
        fails(n - 1)
    raise ValueError("at the bottom")


def numbers():
    yield 1
    yield 2


def main():
    x = 1
    breakpoint()
    y = add(x, 5, 6, key="k")
    p = Point(y)
    p = p.moved(2)
    try:
        fails(2)
    except ValueError as error:
        print("handled", error)
    for n in numbers():
        x += n
    inner = lambda v: v + x
    return inner(p.x)


print(main())
breakpoint(header="a header")
print("then")
sys.breakpointhook = lambda *args, **keywords: print("own hook", args, keywords)
breakpoint(1, a=2)
sys.breakpointhook = sys.__breakpointhook__
os.environ["PYTHONBREAKPOINT"] = "0"
breakpoint()
os.environ["PYTHONBREAKPOINT"] = "builtins.print"
breakpoint("printed", 3)
os.environ["PYTHONBREAKPOINT"] = "abs"
print(breakpoint(-5))
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)
