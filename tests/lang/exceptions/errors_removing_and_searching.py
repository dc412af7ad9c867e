cases = """'é'.encode('ascii') | b'\\xff'.decode() | b'\\xff'.decode('ascii') | 'x'.join([1]) | 'x'.join(5)
'abc'.index('z') | [1].index(2) | (1,).index(2)"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
