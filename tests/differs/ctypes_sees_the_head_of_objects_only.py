# CPython: any byte of the process can be read and written, and functions of libraries be called.
import ctypes

words = ["some", "words"]
print(ctypes.c_long.from_address(id(words)).value,
      ctypes.c_void_p.from_address(id(words) + 8).value == id(list))
for action in (lambda: (ctypes.c_long * 3).from_address(id(words))[2],
               lambda: setattr(ctypes.c_long.from_address(id(words)), "value", 5),
               lambda: ctypes.cast(12345 * 8, ctypes.py_object), lambda: ctypes.CDLL):
    try:
        print(action())
    except (ValueError, AttributeError) as problem:
        print(problem)
