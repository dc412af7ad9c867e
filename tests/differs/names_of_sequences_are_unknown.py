# CPython gives the three characters of the sequence, and the database of Unicode 3.2.
import unicodedata

try:
    print(unicodedata.lookup("KEYCAP DIGIT ONE"))
except KeyError as error:
    print(error)
print(hasattr(unicodedata, "ucd_3_2_0"))
