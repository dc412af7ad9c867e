import math
cases = """math.gcd('x') | math.isnan('x') | all(5) | any(5) | ascii() | repr() | id() | hash() | divmod(1) | pow(1)
sorted() | [1] * 'a' | [1] * 1.5 | 'a' * 1.5 | range(5)[10]"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
