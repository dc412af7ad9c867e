# Binding keyword arguments may run the program, which then makes calls of its own.


class Name(str):
    def __hash__(self):
        (lambda *a, **k: [a, k])(1, 2, 3, z=4)
        return 5

    def __eq__(self, other):
        (lambda *a, **k: [a, k])(1, 2, 3, 4, 5, 6, z=4)
        return False


def gather(*positional, **named):
    return positional, list(map(str, named))


def strict(*, one=1, **named):
    pass


print(gather(1, 2, **{Name("a"): 1, Name("b"): 2, "c": 3}))


class Noisy:
    def __del__(self):
        (lambda *a, **k: sum(a))(1, 2, 3, x=1)


for _ in range(3):
    for call in (
        lambda: strict(Noisy(), Noisy(), z=Noisy(), y=Noisy()),
        lambda: gather(Noisy(), x=Noisy(), **{"x": Noisy()}),
        lambda: (lambda a, *b: 0)(Noisy(), c=Noisy(), d=Noisy()),
    ):
        try:
            call()
        except TypeError as error:
            print(error)
