cases = """[].pop() | [1].pop(5) | {}.popitem() | {}.pop('x') | set().pop() | {1}.remove(2) | [].remove(1) | 'a'.split('')
'a'.partition('') | 'a' * 'b'"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
