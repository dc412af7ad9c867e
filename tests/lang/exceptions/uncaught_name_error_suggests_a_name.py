counter = 1


def show():
    return countr


show()
