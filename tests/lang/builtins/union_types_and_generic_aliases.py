print(int | str, int | None, list[int], dict[str, int], list[int] | None, (int | str) | float, int | int, tuple[int, ...], type(int | str).__name__, type(list[int]).__name__)
print(isinstance(5, int | str), issubclass(bool, int | str), (int | str) == (str | int), list[int] == list[int], list[int].__origin__, list[int].__args__, (int | str).__args__, list[int]([1, 2]), hash(int | str) == hash(str | int))


def f(a: list[int], b: int | None = None) -> dict[str, list[int]]:
    return {}


print(f.__annotations__)
for bad in (lambda: int | 5, lambda: int[str], lambda: isinstance([], list[int])):
    try:
        bad()
    except TypeError as e:
        print(e)
