# CPython: FileIO, and a FileIO behind each buffer. Here a binary file is descriptor and buffer in one;
# with buffering=0 each write goes out at once.
import sys
with open(sys.executable, "rb", 0) as file:
    print(type(file).__name__, hasattr(file, "raw"))
with open(sys.executable, "rb") as file:
    print(type(file).__name__, hasattr(file, "raw"))
