cases = """hash({}) | hash(set()) | callable() | zip(1) | enumerate(5) | enumerate() | map(5) | map(len) | filter(len)
list(map(5, [1])) | reversed(5) | reversed({1})"""
for c in cases.replace("\n", " | ").split(" | "):
    try:
        print(c, "=>", repr(eval(c)))
    except Exception as e:
        print(c, "=>", type(e).__name__, e)
