cases = """int('12x') | int('') | int('z', 36) | int('1', 1) | int(None) | int([]) | int('9', 8) | int(b'x') | int(1.5j)
int(float('nan')) | int(float('inf')) | float('x') | float('') | float([]) | float(10**400) | complex('x')
chr(-1) | chr(0x110000) | ord('') | ord('ab') | ord(5)"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
