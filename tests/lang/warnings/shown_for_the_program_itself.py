# A warning about the program's own text comes before it runs.
print("running")


def check(value):
    assert (value, "always true")
    return value is "text"


print(check(1))
