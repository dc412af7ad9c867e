assert True
assert 1, "never"
for source in ("assert False", "assert 0, 'message'", "assert [], (1, 2)", "assert None, None", "assert not 1, ValueError('x')"):
    try:
        exec(source)
    except AssertionError as e:
        print(repr(e), e.args)
evaluated = []
assert 1, evaluated.append("message is lazy")
print(evaluated)
