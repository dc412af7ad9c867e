# CPython: an empty list: its module site adds these for the prompt.
# Here the prompt has %help, and the licence is a file.
import builtins
names = "license copyright credits".split()
print([name for name in names if not hasattr(builtins, name)])
