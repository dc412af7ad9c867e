cases = """iter(5) | next(5) | next(iter([])) | range(1.0) | range(1, 2, 0) | range() | range('a') | list(5) | tuple(5)
dict(5) | dict([1]) | dict([(1, 2, 3)]) | set(5) | set([[]]) | frozenset([{}]) | bytes('x') | bytes(-1)
bytes([256]) | bytes(['a']) | bytearray('x') | str(b'x', 'nope') | 'x'.encode('nope')"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
