# CPython repeats up to 4294967294 times, and knows the letter dotless i.
import re

try:
    re.compile("a{70000}")
except OverflowError as error:
    print(error)
print(re.match("(?i)i", "\u0130"), re.match("(?i)i", "\u0131"), hasattr(re, "Scanner"))
