# CPython: a string of 4294967296 characters, if memory lasts. Here the length is 32 bits wide,
# which keeps the object small; what is longer is refused as if memory had ended.
for make in (lambda: "a" * 2**32, lambda: [0] * 2**32):
    try:
        make()
    except MemoryError:
        print("MemoryError")
