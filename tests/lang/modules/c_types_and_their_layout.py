# ctypes without libraries: numbers, arrays, structs, pointers, and counts of references.
import ctypes
import gc
import sys
from ctypes import (POINTER, Structure, Union, addressof, alignment, byref, c_bool, c_char,
                    c_char_p, c_double, c_int, c_long, c_short, c_ubyte, c_uint, cast,
                    create_string_buffer, pointer, py_object, sizeof)

print(c_int(), c_int(42), c_short(70000), c_ubyte(-1), c_uint(-1), c_double(2), c_bool(3),
      c_char(b"x"), c_char_p(b"text").value, c_char_p(), py_object([1]))
print(c_int.__name__, ctypes.c_int64, ctypes.c_size_t, ctypes.c_longlong is c_long)
print([sizeof(kind) for kind in (c_bool, c_char, c_short, c_int, c_long, c_double, c_char_p)])
number = c_int(5)
number.value += 10
print(number.value, bool(c_int(0)), alignment(c_double))


class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_int)]


class Mixed(Structure):
    _fields_ = [("flag", c_char), ("size", c_double), ("count", c_short), ("at", Point)]


class Packed(Structure):
    _pack_ = 1
    _fields_ = [("flag", c_char), ("size", c_double), ("count", c_short)]


class Either(Union):
    _fields_ = [("whole", c_uint), ("parts", c_ubyte * 4)]


print(sizeof(Point), sizeof(Mixed), sizeof(Packed), sizeof(Either), alignment(Mixed))
print(Point.x, Point.y, Mixed.count, Packed.size)
point = Point(1, y=2)
point.x = 10
mixed = Mixed(b"a", 1.5, 3, point)
point.x = 11
print(point.x, point.y, mixed.at.x, mixed.flag, mixed.size, bytes(point))
either = Either(whole=0x01020304)
print(list(either.parts), bytes(either))
five = (c_int * 5)(1, 2, 3)
five[4] = 9
print(len(five), list(five), five[1:3], sizeof(five), type(five).__name__, sum(five))
points = (Point * 2)((1, 2), (3, 4))
print([(item.x, item.y) for item in points])
text = create_string_buffer(b"hello", 10)
print(text.value, text.raw, len(text), sizeof(text))
text.value = b"bye"
print(text.raw, text[0], text[:3])
there = pointer(number)
there.contents.value = 77
print(number, there[0], bool(there), bool(POINTER(c_int)()), there.contents)
print(cast(pointer(five), POINTER(c_int))[2], byref(number) is not None)


class Cell(Structure):
    pass


Cell._fields_ = [("name", c_char_p), ("next", POINTER(Cell))]
first, second = Cell(b"first"), Cell(b"second")
first.next, second.next = pointer(second), pointer(first)
cell = first
for _ in range(3):
    print(cell.name, end=" ")
    cell = cell.next.contents
print()
for wrong in (lambda: c_int("1"), lambda: c_int(1.5), lambda: five[7], lambda: Point(1, 2, 3),
              lambda: c_char(b"xy"), lambda: POINTER(c_int)().contents, lambda: sizeof(3),
              lambda: c_char_p("text"), lambda: create_string_buffer("text"),
              lambda: (c_int * 2)(1, 2, 3), lambda: c_int * -1):
    try:
        wrong()
        print("no error")
    except (TypeError, IndexError, ValueError) as problem:
        print(type(problem).__name__, problem)


class Node:
    pass


def count(address):
    return c_long.from_address(address).value


words = ["some", "words"]
watched = c_long.from_address(id(words))
print(count(id(words)), sys.getrefcount(words))
others = [words, words]
print(count(id(words)), watched.value, sys.getrefcount(words))
del others
print(watched.value, cast(id(words), py_object).value is words)
gc.disable()
one, two = Node(), Node()
one.other, two.other = two, one
address = id(one)
print(count(address), count(id(two)))
del one, two
print(count(address), any(id(thing) == address for thing in gc.get_objects()))
gc.collect()
print(any(id(thing) == address for thing in gc.get_objects()), addressof(number) > 0)
