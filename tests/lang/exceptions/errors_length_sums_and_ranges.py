cases = """len(5) | abs('x') | sum(['a']) | sum([[1], [2]]) | sum(5) | max() | max([]) | max(1) | min({}) | sorted(5)
sorted([1, 'a']) | sorted([3], 5)"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
