cases = """1 % 0 | 1.0 % 0 | 1 // 0 | 1.0 // 0 | 1 / 0 | 1.0 / 0 | 1j / 0 | divmod(1, 0) | divmod(1.0, 0) | pow(2, -1, 4)
pow(2, 3, 0) | pow(2.0, 3, 5) | round('x') | round(1.5, 'x') | hex(1.5) | bin('x') | oct(None) | isinstance(1, 1)
issubclass(1, 1) | getattr(1, 'x') | setattr(1, 'x', 2) | delattr(1, 'x') | hash([])"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
