cases = """'a' + 1 | 1 + 'a' | [] + () | () + [] | {} + {} | None + 1 | 'a' - 'b' | -'a' | ~1.5 | +[] | 1 << -1 | 1 >> -1
2 ** 'a' | 0 ** -1 | 0.0 ** -1"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
