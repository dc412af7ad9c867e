# CPython: cpython, and the compiler that built it in sys.version. The language is that of 3.11.
import sys
print(sys.implementation.name, sys.version_info[:2], "tare" in sys.version)
print(sys.__spec__)
