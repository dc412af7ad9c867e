import math
cases = """print(1, sep=5) | print(1, end=5) | print(1, x=5) | input(1, 2) | format(1, 5) | format(1, 'zz')
format('x', 'd') | open('/no/such/file/x') | type(1, 2) | math.sqrt(-1) | math.log(0) | math.factorial(-1)
math.exp(1000) | math.floor('x') | [1, 2].sort(5) | [1].insert('a', 1) | 'abc'.replace('a') | 'x'.center()"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
