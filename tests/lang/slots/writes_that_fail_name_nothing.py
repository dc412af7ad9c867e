"""AttributeErrors of reading say name and obj; those of writing and deleting do not."""


class Slim:
    __slots__ = ("a",)


class Open:
    pass


def function():
    pass


for action in (lambda: Slim().b, lambda: Slim().a, lambda: setattr(Slim(), "b", 1),
               lambda: delattr(Slim(), "b"), lambda: delattr(Open(), "b"),
               lambda: setattr(1, "x", 2), lambda: setattr(object(), "x", 2),
               lambda: delattr(function, "b"), lambda: delattr(ValueError(), "b"),
               lambda: function.b, lambda: setattr(len, "x", 1)):
    try:
        action()
    except AttributeError as error:
        print(error, error.name, error.obj is not None)
Slim().bb = 1
