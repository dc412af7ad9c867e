# Every byte of four objects, as the prompt shows them with %overhead full.
import tare


class Point:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x, self.y, self.z = x, y, z


class Person:
    def __init__(self, name, born):
        self.name = name
        self.born = born


people = [Person("Ada", 1815), Person("Alan", 1912)]
for thing in (Point(1.0, 2.0, 3.0), people[0], ["some", 3, 2.5], {"key": "value"}):
    print(tare.anatomy(thing))
    print()
