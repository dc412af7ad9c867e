cases = """'x'.center('a') | 'x'.center(5, 'ab') | slice() | complex(1, 'x') | complex('1', 2) | int('1', 5, 6)
int(base=5) | int(5, 5) | bool(1, 2) | object(1) | str(1, 2) | str(b'x', 5) | list(1, 2) | tuple(1, 2)
[].append() | [].append(1, 2) | [].extend(5) | {}.update(5) | {}.get() | {}.setdefault() | {}.fromkeys(5)"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
