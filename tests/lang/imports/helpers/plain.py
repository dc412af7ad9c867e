"""The doc of plain."""
print("plain runs as", __name__)
value = 10


def double(x):
    return x * 2


def read():
    return value
