import helpers.circle_b


def from_b():
    return helpers.circle_b.name


name = "a"
