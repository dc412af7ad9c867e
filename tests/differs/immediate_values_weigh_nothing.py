# CPython: 28, 24, 16 and 28 bytes. Here such a value is the word that refers to it.
import sys
print(sys.getsizeof(5), sys.getsizeof(1.5), sys.getsizeof(None), sys.getsizeof(True))
