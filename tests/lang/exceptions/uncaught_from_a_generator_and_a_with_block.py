class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


def numbers():
    yield 1
    with Manager() as m:
        yield m.missing


for n in numbers():
    print(n)
