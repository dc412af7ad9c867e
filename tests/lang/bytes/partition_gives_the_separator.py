print(b"abc".partition(bytearray(b"b")), b"abc".rpartition(bytearray(b"b")), bytearray(b"abc").partition(b"b"))
separator = b"-"
print(b"a-b".partition(separator)[1] is separator)
