import helpers.circle_a


def from_a():
    return helpers.circle_a.name


name = "b"
