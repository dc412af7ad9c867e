# array.array: values of one machine type in one block, and the errors of each type.
import array
import copy
import io
import weakref
from array import array as A
from collections.abc import MutableSequence


def attempt(action, *args):
    try:
        print(repr(action(*args)))
    except Exception as error:
        print(type(error).__name__, error)


print(array.typecodes, array.ArrayType is A, A, A.__module__, A.__name__)
bounds = {"b": 7, "B": 8, "h": 15, "H": 16, "i": 31, "I": 32, "l": 63, "L": 64, "q": 63, "Q": 64}
for code, bits in bounds.items():
    low = 0 if code.isupper() else -1 << bits
    row = A(code, [low, (1 << bits) - 1])
    print(row, row.typecode, row.itemsize, row.tobytes())
    for value in low - 1, 1 << bits, 1 << 20, 1 << 40, -1 << 40, 1 << 70, -1 << 70, "x", 1.5, None, True:
        attempt(row.append, value)
    print(len(row))
for code in "fd":
    row = A(code, [1.5, -2, True, 1e300, float("nan")])
    print(row, row.itemsize, row.tobytes()[:12])
    attempt(row.append, "x")
    attempt(row.append, 10 ** 400)
    attempt(row.append, 1j)
row = A("u", "aé\U0001f600")
print(row, row.itemsize, len(row), row[2], row.tounicode(), row.tobytes())
for value in "ab", "", 7, b"x":
    attempt(row.append, value)
row.fromunicode("zz")
print(row.tolist())

for args in ((), ("i", 1, 2), (1,), ("ii",), ("x",), ("x", [1]), ("i", "a"), ("i", 5), ("i", A("u", "a")),
             ("u", A("i", [1])), ("d", A("i", [1, 2])), ("i", A("d", [1.0])), ("i", b"12345678"),
             ("i", b"123"), ("h", bytearray(b"1234")), ("i", (1, 2)), ("i", range(4)), ("i", {3: 4}),
             ("i", [1, "x"]), ("b", [300]), ("B", memoryview(b"abc")), ("", [])):
    attempt(A, *args)
try:
    A("i", initializer=[1])
except TypeError as error:
    print(error)

row = A("i", range(10))
print(row[0], row[-1], row[2:5], row[::-3], row[5:2], row[True])
for key in 10, -11, "x", 1.0, None, 1 << 80:
    attempt(lambda: row[key])
    attempt(row.__setitem__, key, 1)
    attempt(row.__delitem__, key)
row[3] = -5
row[1:3] = A("i", [7, 7, 7])
row[::4] = A("i", [0, 0, 0])
print(row)
attempt(row.__setitem__, slice(0, 2), [1, 2])
attempt(row.__setitem__, slice(0, 2), A("h", [1]))
attempt(row.__setitem__, slice(None, None, 2), A("i", [1]))
row[2:2] = row
print(row)
del row[::3], row[0], row[2:4]
print(row)
row[len(row):] = A("i", [9])
row[::-1] = row
print(row)

row = A("h", [3, 1, 2, 3])
print(row + A("h", [5]), row * 2, 2 * row, row * 0, row * -3)
attempt(lambda: row + [1])
attempt(lambda: row + A("i", [1]))
attempt(lambda: row * "x")
attempt(row.__iadd__, [1])
attempt(row.__iadd__, A("i"))
attempt(row.__imul__, 1.5)
other = row
row += row
row *= 2
print(row, other is row)
print(row.count(3), row.index(2), row.index(3, 1), 2 in row, 2.0 in row, "x" in row)
attempt(row.index, 9)
attempt(row.index, 3, 1, 2)
attempt(row.remove, 9)
row.remove(1)
row.reverse()
print(row, row.pop(), row.pop(0), row.pop(-2), row)
attempt(row.pop, 99)
attempt(A("i").pop)
row.insert(0, 8), row.insert(-1, 9), row.insert(99, 10), row.insert(-99, 11)
attempt(row.insert, 0, "x")
attempt(row.insert, 1)
row.byteswap()
print(row)
row.extend([1, 2]), row.extend(A("h", [3])), row.fromlist([4])
attempt(row.extend, A("i", [1]))
attempt(row.extend, 5)
attempt(row.extend, [6, "x"])
attempt(row.fromlist, (1,))
attempt(row.fromlist, [7, "x"])
attempt(row.frombytes, b"abc")
attempt(row.frombytes, "abc")
attempt(row.frombytes, A("i", [1]))
row.frombytes(b"ab")
row.frombytes(memoryview(b"cd"))
print(row, row.tolist())
attempt(row.tounicode)
attempt(row.fromunicode, "x")
attempt(A("u").fromunicode, 1)

numbers = A("i", [1, 2, 3])
for left, right in ((numbers, A("d", [1, 2, 3])), (numbers, A("i", [1, 2])), (numbers, A("i", [1, 3])),
                    (numbers, [1, 2, 3]), (A("d", [float("nan")]), A("d", [float("nan")]))):
    print(left == right, left != right, end=" ")
    attempt(lambda: left < right)
    attempt(lambda: left >= right)
attempt(hash, numbers)

it = iter(numbers)
print(type(it), next(it), list(it), next(it, "end"), it.__reduce__()[1])
print(copy.copy(numbers), copy.deepcopy(numbers), numbers.__reduce_ex__(2))
attempt(lambda: A[int])
stream = io.BytesIO()
numbers.tofile(stream)
print(stream.getvalue())
stream.seek(0)
fresh = A("i")
fresh.fromfile(stream, 2)
print(fresh)
attempt(fresh.fromfile, stream, 5)
attempt(fresh.fromfile, stream, -1)
print(fresh)
print(bool(A("i")), isinstance(numbers, MutableSequence), sum(numbers), max(numbers), sorted(numbers))
print(numbers.buffer_info()[1], [x * 2 for x in numbers], *numbers)
match numbers:
    case [1, *rest]:
        print("matched", rest)

# Views hold the bytes in place.
view = memoryview(numbers)
print(view.format, view.itemsize, view.nbytes, view.shape, view.readonly, view[1], view.tolist())
view[0] = 77
view[1:] = A("i", [5, 6])
print(numbers, view == numbers, view.obj is numbers)
with view[:1] as part:
    print(bytes(part))
for action in (lambda: numbers.append(1), lambda: numbers.pop(), lambda: numbers.extend([1]),
               lambda: numbers.__delitem__(0), lambda: numbers.__imul__(2), lambda: numbers.fromlist([1]),
               lambda: numbers.__setitem__(slice(0, 1), A("i"))):
    attempt(action)
numbers.reverse()
print(numbers)
view.release()
numbers.append(1)
print(numbers, b"".join([A("b", [65, 66]), b"c"]), bytearray(A("h", [1])), bytes(A("h", [258])))
print(bytearray(b"AB") == A("b", [65, 66]), b"AB" + A("b", [67]), int.from_bytes(A("b", [1, 2]), "big"))
attempt(lambda: memoryview(A("u", "ab"))[0])


class Row(A):
    def __init__(self, code, source=()):
        self.name = "row"


row = Row("d", [1.5])
row.extra = [row]
print(row, row.name, type(row + row), type(row[:]), row == A("d", [1.5]), row.__reduce_ex__(2)[0])
print(weakref.ref(numbers)() is numbers)
attempt(setattr, numbers, "x", 1)
attempt(setattr, numbers, "typecode", "d")


class Index:
    def __index__(self):
        growing.clear() if isinstance(growing, list) else growing.__delitem__(slice(None))
        return 1


growing = A("i", [1, 2, 3])
attempt(lambda: growing[Index()])
growing = [Index(), 2, 3]
attempt(A, "i", growing)
